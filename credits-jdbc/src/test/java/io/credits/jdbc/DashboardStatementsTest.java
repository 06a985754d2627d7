package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.Dashboard;
import io.credits.spi.StoreFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A dashboard costs the same few statements whatever the account has been through. */
class DashboardStatementsTest {

    private static final int MOST = 4;

    private final StoreFixture fixture = new StoreFixture();
    private final List<String> statements = new ArrayList<>();

    @Test
    void shouldTakeTheSameFewStatementsForAnyLedger() {
        try (HikariDataSource pool = TestDatabase.H2.fresh()) {
            JdbcLedgerStore store = JdbcLedgerStore.of(counting(pool));
            CreditReports reports = CreditReports.of(store, StoreFixture.CATALOG, fixture);
            AccountId young = fixture.openedOn(store, "monthly");
            AccountId old = fixture.openedOn(store, "monthly");
            for (int i = 0; i < 400; i++) {
                fixture.at(StoreFixture.START.plus(Duration.ofHours(7L * i)));
                store.commit(debit(old, i), StoreFixture.terms(), fixture).orElseThrow();
            }
            int forYoung = cost(reports, young);
            int forOld = cost(reports, old);
            assertThat(forOld).isEqualTo(forYoung).isBetween(1, MOST);
            assertThat(page(reports, old).period().events()).isEqualTo(400);
            assertThat(page(reports, old).upgrades()).hasSize(1);
        }
    }

    private static DebitCredits debit(AccountId account, int i) {
        return DebitCredits.of(account, IdempotencyKey.of("d" + i), Credits.ofMicros(10))
                .forFeature(FeatureId.of("f" + i % 7), ChannelId.of("c" + i % 3));
    }

    private static Dashboard page(CreditReports reports, AccountId account) {
        return reports.dashboard(account, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    }

    private int cost(CreditReports reports, AccountId account) {
        page(reports, account);
        statements.clear();
        page(reports, account);
        return statements.size();
    }

    private DataSource counting(DataSource pool) {
        return proxy(
                DataSource.class,
                pool,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, this::noted)
                        : result);
    }

    private Object noted(Method method, Object result) {
        if (method.getName().startsWith("prepare") || method.getName().startsWith("createStatement")) {
            statements.add(method.getName());
        }
        return result;
    }

    /** Looks at what a call answered. */
    private interface Look {
        Object at(Method method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Look look) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return look.at(method, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
