package io.credits.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.amount.Credits;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the host application answers to programs, its own and others. */
@Timeout(120)
class HostApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USAGE = "{\"feature\":\"messaging.campaign\",\"channel\":\"sms\",\"quantity\":\"7\"}";

    private static ConfigurableApplicationContext host;
    private static String address;

    @BeforeAll
    static void start() {
        host = HostMain.start(
                "--server.port=0",
                "--sandbox.port=0",
                "--demo.live=false",
                "--demo.days=10",
                "--spring.datasource.url=jdbc:h2:mem:host-api;DB_CLOSE_DELAY=-1");
        address = HostMain.address(host);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void shouldChargeUsageOnceUnderItsKey() throws Exception {
        HttpResponse<String> first = post(client(), "/api/workspaces/angoor/usage", USAGE, "Idempotency-Key", "api-1");
        HttpResponse<String> again = post(client(), "/api/workspaces/angoor/usage", USAGE, "Idempotency-Key", "api-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(first).path("charged").asText()).isEqualTo("0.7");
        assertThat(json(again).path("seq").asLong())
                .isEqualTo(json(first).path("seq").asLong());
        assertThat(json(again).path("replayed").asBoolean()).isTrue();
    }

    @Test
    void shouldRefuseAsAProblemWithTheLibrarysCode() throws Exception {
        HttpResponse<String> refused = post(
                client(),
                "/api/workspaces/kiwi/usage",
                "{\"feature\":\"ai.completion\",\"quantity\":\"3\"}",
                "Idempotency-Key",
                "api-2");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(refused).path("code").asText()).isEqualTo("INSUFFICIENT_CREDITS");
        assertThat(json(refused).path("requested").asText()).isEqualTo("1.5");
        assertThat(json(refused).path("shortfall").asText()).isEqualTo("1.5");
    }

    @Test
    void shouldNameTheFieldOfAConflict() throws Exception {
        post(client(), "/api/workspaces/angoor/usage", USAGE, "Idempotency-Key", "api-3");
        HttpResponse<String> other = post(
                client(), "/api/workspaces/angoor/usage", USAGE.replace("\"7\"", "\"8\""), "Idempotency-Key", "api-3");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").asText()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(json(other).path("field").asText()).isEqualTo("quantity");
    }

    @Test
    void shouldWriteACampaignAndItsCreditsTogetherOrNotAtAll() throws Exception {
        String campaign = "{\"id\":\"spring\",\"channel\":\"sms\",\"messages\":50}";
        HttpResponse<String> sent = post(client(), "/api/workspaces/angoor/campaigns", campaign, "X-Test", "1");
        HttpResponse<String> refused = post(client(), "/api/workspaces/kiwi/campaigns", campaign, "X-Test", "1");
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(json(sent).path("charged").asText()).isEqualTo("5");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(host.getBean(JdbcClient.class)
                        .sql("SELECT workspace FROM host_campaign WHERE id = 'spring'")
                        .query((row, n) -> row.getString("workspace"))
                        .list())
                .containsExactly("angoor");
    }

    @Test
    void shouldKeepStrangersOut() throws Exception {
        HttpClient zoya = client();
        post(zoya, "/session", "member=zoya", "Content-Type", "application/x-www-form-urlencoded");
        HttpResponse<String> refused = get(zoya, "/api/workspaces/angoor/balance");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asText()).isEqualTo("ACCESS_DENIED");
        assertThat(refused.body()).doesNotContain("available");
        assertThat(get(zoya, "/w/angoor").statusCode()).isEqualTo(403);
        assertThat(get(zoya, "/w/angoor/statement.csv").statusCode()).isEqualTo(403);
        assertThat(get(zoya, "/api/workspaces/kiwi/balance").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLetAViewerLookButNotSpend() throws Exception {
        HttpClient ravi = client();
        post(ravi, "/session", "member=ravi", "Content-Type", "application/x-www-form-urlencoded");
        long before = sequence();
        assertThat(get(ravi, "/w/angoor").statusCode()).isEqualTo(200);
        assertThat(post(ravi, "/api/workspaces/angoor/usage", USAGE, "Idempotency-Key", "api-4")
                        .statusCode())
                .isEqualTo(403);
        assertThat(sequence()).isEqualTo(before);
    }

    @Test
    void shouldRefuseARequestFromAnotherSite() throws Exception {
        assertThat(post(client(), "/w/angoor/live", "on=true", "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldNotBelieveAnUnsignedNotification() throws Exception {
        String body =
                "{\"account\":\"angoor\",\"purchase\":\"order-1\",\"attempt\":1,\"payment\":{\"state\":\"SUCCEEDED\"}}";
        String signature = "t=1,v1=" + "0".repeat(64);
        assertThat(post(client(), "/hooks/payments", body, "Sandbox-Signature", signature)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldExportTheWholeStatement() throws Exception {
        String csv = get(client(), "/w/angoor/statement.csv").body();
        assertThat(csv.lines().count()).isEqualTo(sequence() + 1);
    }

    @Test
    void shouldDescribeEveryEndpoint() throws Exception {
        Set<String> described = new TreeSet<>();
        json(get(client(), "/openapi.json"))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (!name.equals("parameters")) {
                        described.add(name + " " + path.getKey());
                    }
                }));
        Set<String> there = new TreeSet<>();
        host.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> there.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));
        assertThat(described).isEqualTo(there).isNotEmpty();
    }

    @Test
    void shouldMeasureWhatBecomesOfCommands() throws Exception {
        MeterRegistry meters = host.getBean(MeterRegistry.class);
        post(client(), "/api/workspaces/angoor/usage", USAGE, "Idempotency-Key", "api-5");
        post(client(), "/api/workspaces/kiwi/usage", USAGE, "Idempotency-Key", "api-6");
        for (String result : List.of("ACCEPTED", "INSUFFICIENT_CREDITS")) {
            Timer commands = meters.get("credits.command")
                    .tags("command", "ConsumeCredits", "result", result)
                    .timer();
            assertThat(commands.count()).isPositive();
            assertThat(commands.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        }
        assertThat(meters.get("credits.debited").counter().count()).isGreaterThanOrEqualTo(0.7);
        assertThat(meters.get("credits.write.calls").summary().max()).isPositive();
    }

    @Test
    void shouldMeasureWhatWasTriedAgain() {
        MeterRegistry meters = host.getBean(MeterRegistry.class);
        AccountId account = AccountId.of("angoor");
        JdbcLedgerStore other = JdbcLedgerStore.of(host.getBean(DataSource.class));
        CreditLedger theirs = CreditLedger.of(other, host.getBean(Catalog.class), host.getBean(InstantSource.class));
        for (CreditLedger each : List.of(host.getBean(CreditLedger.class), theirs, host.getBean(CreditLedger.class))) {
            each.debit(DebitCredits.of(
                    account, IdempotencyKey.of("retry-" + each.account(account).sequence()), Credits.of(1)));
        }
        assertThat(meters.get("credits.retry")
                        .tag("cause", "overtaken")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void shouldHandleEventsAndMeasureHowLongTheyWait() {
        MeterRegistry meters = host.getBean(MeterRegistry.class);
        CreditMaintenance maintenance = host.getBean(CreditMaintenance.class);
        AccountId account = AccountId.of("noticed");
        CreditLedger ledger = host.getBean(CreditLedger.class);
        ledger.open(OpenAccount.of(account, ZoneOffset.UTC));
        ledger.grant(GrantCredits.of(account, IdempotencyKey.of("g"), Credits.of(2_000), GrantKind.PROMOTIONAL));
        ledger.debit(DebitCredits.of(account, IdempotencyKey.of("d"), Credits.of(1_500)));
        assertThat(host.getBean(LedgerStore.class).outbox().oldest()).isPresent();
        maintenance.deliver(1_000);
        assertThat(meters.get("credits.event")
                        .tag("kind", "LOW_BALANCE")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("credits.outbox.lag").timeGauge().value(TimeUnit.SECONDS))
                .isZero();
    }

    private static long sequence() {
        return host.getBean(CreditLedger.class).account(AccountId.of("angoor")).sequence();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String path, String body, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (header.equals("Content-Type")) {
            request.header(header, value);
        } else {
            request.header(header, value)
                    .header(
                            "Content-Type",
                            body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
