package io.credits.json;

import io.credits.rating.Rate;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The form of a rate: one member that names its kind, and for tiers what usage they count together. */
final class RateForm extends ObjectForm<Rate> {

    private static final String OVER = "over";

    private final List<Kind<?>> kinds;

    /**
     * A kind of rate.
     *
     * @param name the member that says it
     * @param type the rate
     * @param writer writes the rate among the members
     * @param reader reads it from them
     * @param <R> the rate
     */
    private record Kind<R extends Rate>(String name, Class<R> type, Writer<R> writer, Function<Source, R> reader) {
        void write(Rate rate, Sink out) throws IOException {
            writer.write(type.cast(rate), out);
        }
    }

    @FunctionalInterface
    private interface Writer<R> {
        void write(R rate, Sink out) throws IOException;
    }

    RateForm(Forms forms) {
        Form<Boolean> truth = forms.form(boolean.class);
        Form<BigDecimal> decimal = forms.form(BigDecimal.class);
        Form<Rate.PerPackage> block = forms.record(Rate.PerPackage.class).build();
        Form<List<Tier>> tiers = new ListForm<>(forms.form(Tier.class));
        Form<TierSpan> span = forms.form(TierSpan.class);
        this.kinds = List.of(
                new Kind<>("free", Rate.Free.class, (rate, out) -> out.member("free", truth, true), RateForm::free),
                new Kind<>(
                        "flat",
                        Rate.Flat.class,
                        (rate, out) -> out.member("flat", decimal, rate.credits()),
                        in -> new Rate.Flat(in.member("flat", decimal))),
                new Kind<>(
                        "perUnit",
                        Rate.PerUnit.class,
                        (rate, out) -> out.member("perUnit", decimal, rate.credits()),
                        in -> new Rate.PerUnit(in.member("perUnit", decimal))),
                new Kind<>(
                        "package",
                        Rate.PerPackage.class,
                        (rate, out) -> out.member("package", block, rate),
                        in -> in.member("package", block)),
                new Kind<>(
                        "graduated",
                        Rate.Graduated.class,
                        (rate, out) -> {
                            out.member("graduated", tiers, rate.tiers());
                            out.unless(TierSpan.EVENT, OVER, span, rate.over());
                        },
                        in -> new Rate.Graduated(in.member("graduated", tiers), in.or(TierSpan.EVENT, OVER, span))),
                new Kind<>(
                        "volume",
                        Rate.Volume.class,
                        (rate, out) -> {
                            out.member("volume", tiers, rate.tiers());
                            out.unless(TierSpan.EVENT, OVER, span, rate.over());
                        },
                        in -> new Rate.Volume(in.member("volume", tiers), in.or(TierSpan.EVENT, OVER, span))));
    }

    private static Rate.Free free(Source in) {
        JsonCursor said = in.cursor().member("free");
        if (!said.bool()) {
            throw said.refused("true");
        }
        return new Rate.Free();
    }

    @Override
    void writeMembers(Rate rate, Sink out) throws IOException {
        Optional<Kind<?>> kind =
                kinds.stream().filter(one -> one.type().isInstance(rate)).findFirst();
        kind.orElseThrow().write(rate, out);
    }

    @Override
    Rate readMembers(Source in) {
        List<Kind<?>> said = kinds.stream()
                .filter(kind -> in.cursor().find(in.context().name(kind.name())).isPresent())
                .toList();
        if (said.size() != 1) {
            throw new JsonFormException(
                    in.cursor().path(),
                    "wanted exactly one of " + kinds.stream().map(Kind::name).toList() + ", found "
                            + said.stream().map(Kind::name).toList());
        }
        return in.cursor().refusing(place -> said.get(0).reader().apply(in));
    }
}
