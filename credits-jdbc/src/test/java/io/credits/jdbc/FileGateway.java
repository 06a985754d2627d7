package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentReport;
import io.credits.spi.PaymentGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.Money;

/** A gateway whose charges outlive its callers: a file for each key, there as a whole or not at all. */
final class FileGateway implements PaymentGateway {

    private final Path charges;
    private final Consumer<ChargeRequest> before;
    private final Consumer<ChargeRequest> after;

    /** Calls the caller back right before money is taken and right after it was. */
    FileGateway(Path charges, Consumer<ChargeRequest> before, Consumer<ChargeRequest> after) {
        this.charges = charges;
        this.before = before;
        this.after = after;
    }

    FileGateway(Path charges) {
        this(charges, request -> {}, request -> {});
    }

    /** Money that was taken. */
    record Charge(AccountId account, String key, Money amount) {
        String purchase() {
            return key.split("#", 2)[0];
        }
    }

    @Override
    public PaymentReport charge(ChargeRequest request) {
        before.accept(request);
        try {
            Path draft = Files.createTempFile(charges, "draft", "");
            Files.writeString(draft, request.amount().toString());
            Path charge = file(request);
            try {
                Files.createLink(charge, draft);
            } catch (FileAlreadyExistsException again) {
                return report(charge);
            } finally {
                Files.delete(draft);
            }
            after.accept(request);
            return report(charge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<PaymentReport> find(ChargeRequest request) {
        Path charge = file(request);
        return Files.exists(charge) ? Optional.of(report(charge)) : Optional.empty();
    }

    List<Charge> taken() throws IOException {
        List<Charge> taken = new ArrayList<>();
        try (Stream<Path> files = Files.list(charges)) {
            for (Path each : files.toList()) {
                String[] names = each.getFileName().toString().split("~", 2);
                if (names.length == 2) {
                    taken.add(new Charge(
                            AccountId.of(names[0]),
                            URLDecoder.decode(names[1], StandardCharsets.UTF_8),
                            Money.parse(Files.readString(each))));
                }
            }
        }
        return taken;
    }

    private static PaymentReport report(Path charge) {
        try {
            return PaymentReport.succeeded(Money.parse(Files.readString(charge)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(ChargeRequest request) {
        return charges.resolve(request.account() + "~" + URLEncoder.encode(request.key(), StandardCharsets.UTF_8));
    }
}
