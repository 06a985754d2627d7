package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.amount.Quantity;
import io.credits.examples.host.Workspace;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.jdbc.StoreListener;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.Catalog;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends campaigns: the campaign's own row and the credits that it costs are written in one transaction of Spring's, which the
 * library joins. Either both are there or neither is.
 */
@Component
class CampaignSender {

    private final JdbcClient tables;
    private final CreditLedger joined;

    CampaignSender(JdbcClient tables, DataSource database, StoreListener meters, Catalog catalog, InstantSource clock) {
        this.tables = tables;
        // Spring hands out the connection of the transaction in progress, and closes it at its end.
        var store = JdbcLedgerStore.builder(ConnectionSource.joining(() -> DataSourceUtils.getConnection(database)))
                .listener(meters)
                .build();
        this.joined = CreditLedger.of(store, catalog, clock);
    }

    /** Throws if the credits do not suffice; the row is then gone with the transaction. */
    @Transactional
    public Consumed send(Workspace workspace, String id, String channel, int messages) {
        tables.sql("INSERT INTO host_campaign (workspace, id, channel, messages) VALUES (?, ?, ?, ?)")
                .params(workspace.id(), id, channel, messages)
                .update();
        return joined.consume(ConsumeCredits.of(
                        workspace.account(),
                        IdempotencyKey.of("campaign-" + id),
                        FeatureId.of("messaging.campaign"),
                        Quantity.of(messages))
                .through(ChannelId.of(channel)));
    }
}
