package io.credits.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.Notices;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceList;
import io.credits.rating.Feature;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.spi.Catalog;
import io.credits.spi.InMemoryCatalog;
import io.credits.tax.Supplier;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Reads and writes a catalogue: what a host sells, as one JSON object.
 *
 * <p>Money is a bare decimal in the catalogue's {@code currency}, every amount is a decimal string, and no unknown or repeated
 * member is accepted. {@code read(write(c))} has the same content as {@code c}, and equal catalogues have the same text.
 *
 * <p>Its members are {@code currency}, {@code supplier}, {@code features}, {@code rateCards}, {@code plans}, {@code priceList},
 * {@code burnOrder} and {@code notices}, of which only the first must be there. {@code "notices": {"lowBalances": ["5000",
 * "100"], "expiringWithin": "P7D"}} asks for events when what is available falls below either threshold and a week before
 * credits that were granted end; without notices no event is written.
 *
 * <p>All methods are pure and safe for use by several threads.
 */
public final class CatalogJson {

    private static final String FEATURES = "features";
    private static final String RATE_CARDS = "rateCards";
    private static final String PLANS = "plans";

    private CatalogJson() {}

    /**
     * Reads a catalogue from a text.
     *
     * @param json the text, within the limits of {@link JsonCursor#parse(String)}
     * @return the catalogue
     * @throws JsonFormException if it is no catalogue; the message begins with the path of what is wrong
     */
    public static InMemoryCatalog read(String json) {
        return read(JsonCursor.parse(json));
    }

    /**
     * Reads a catalogue from a stream.
     *
     * @param json the text in a Unicode encoding, within the same limits; the stream is not closed
     * @return the catalogue
     * @throws IOException if the stream cannot be read
     * @throws JsonFormException if it is no catalogue
     */
    public static InMemoryCatalog read(InputStream json) throws IOException {
        return read(JsonCursor.parse(json));
    }

    /**
     * Reads a catalogue from a tree.
     *
     * @param json the tree
     * @return the catalogue
     * @throws JsonFormException if it is no catalogue
     */
    @SuppressWarnings("exports") // Jackson stays optional: only a host that has it calls this
    public static InMemoryCatalog read(JsonNode json) {
        return read(JsonCursor.of(json));
    }

    /**
     * Reads a catalogue that is a part of a text.
     *
     * @param place where the catalogue stands
     * @return the catalogue
     * @throws JsonFormException if it is no catalogue; paths begin at the root of the whole text
     */
    public static InMemoryCatalog read(JsonCursor place) {
        return place.object(CatalogJson::catalog);
    }

    private static InMemoryCatalog catalog(JsonCursor in) {
        CurrencyUnit currency = in.member("currency").as(CurrencyUnit.class);
        InMemoryCatalog.Builder catalog = InMemoryCatalog.builder(currency);
        in.find("supplier").ifPresent(found -> catalog.supplier(found.as(Supplier.class)));
        Set<FeatureId> features = new HashSet<>();
        catalog.features(each(in, FEATURES, place -> {
            Feature feature = place.as(Feature.class);
            requireNew(place, features, feature.id());
            return feature;
        }));
        Set<RateCardId> cards = new HashSet<>();
        forEach(in, RATE_CARDS, place -> {
            RateCard card = place.as(RateCard.class);
            requireNew(place, cards, card.id());
            catalog.rateCard(card);
        });
        Set<PlanId> plans = new HashSet<>();
        forEach(in, PLANS, place -> {
            Plan plan = place.as(Plan.class, currency);
            requireNew(place, plans, plan.id());
            if (!cards.contains(plan.rateCard())) {
                throw place.member("rateCard").refused("one of the rate cards " + sorted(cards));
            }
            catalog.plan(plan);
        });
        in.find("priceList").ifPresent(found -> catalog.priceList(found.as(PriceList.class, currency)));
        in.find("burnOrder").ifPresent(found -> catalog.burnOrder(found.as(BurnOrder.class)));
        in.find("notices").ifPresent(found -> catalog.notices(found.as(Notices.class)));
        return catalog.build();
    }

    private static void forEach(JsonCursor in, String name, Consumer<JsonCursor> reader) {
        in.find(name).ifPresent(list -> list.elements().forEach(reader));
    }

    private static <T> List<T> each(JsonCursor in, String name, Function<JsonCursor, T> reader) {
        return in.find(name)
                .map(list -> list.elements().stream().map(reader).toList())
                .orElse(List.of());
    }

    private static <I> void requireNew(JsonCursor place, Set<I> known, I id) {
        if (!known.add(id)) {
            throw place.member("id").refused("an id that no other has");
        }
    }

    private static List<String> sorted(Set<RateCardId> ids) {
        return ids.stream().map(RateCardId::value).sorted().limit(20).toList();
    }

    /**
     * Writes a catalogue.
     *
     * @param catalog the catalogue; all its money is in the currency of its terms
     * @return the text: members that have their usual value are left out, rate cards stand by id
     * @throws IllegalArgumentException if money is in another currency, or the terms have other than the default tolerances,
     *     which the format does not have
     */
    public static String write(Catalog catalog) {
        return JsonText.write(
                new CatalogForm(),
                catalog,
                FormContext.SPARSE.in(catalog.terms().currency()));
    }

    private static final class CatalogForm implements Form<Catalog> {

        @Override
        public void write(Catalog catalog, Sink out) throws IOException {
            out.generator().writeStartObject();
            out.member("currency", Forms.of(CurrencyUnit.class), catalog.terms().currency());
            out.optional(
                    "supplier", Forms.of(Supplier.class), catalog.supplier().orElse(null));
            out.unless(List.of(), FEATURES, new ListForm<>(Forms.of(Feature.class)), catalog.features());
            out.unless(
                    List.of(),
                    RATE_CARDS,
                    new ListForm<>(Forms.of(RateCard.class)),
                    catalog.terms().rateCards().values().stream()
                            .sorted(Comparator.comparing(card -> card.id().value()))
                            .toList());
            out.unless(List.of(), PLANS, new ListForm<>(Forms.of(Plan.class)), catalog.plans());
            out.optional(
                    "priceList", Forms.of(PriceList.class), catalog.priceList().orElse(null));
            out.unless(
                    BurnOrder.STANDARD_1,
                    "burnOrder",
                    Forms.of(BurnOrder.class),
                    catalog.terms().burnOrder());
            out.optional("notices", Forms.of(Notices.class), catalog.terms().notices());
            out.generator().writeEndObject();
        }

        @Override
        public Catalog read(Source in) {
            return CatalogJson.read(in.cursor());
        }
    }
}
