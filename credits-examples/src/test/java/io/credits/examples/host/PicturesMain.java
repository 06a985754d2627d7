package io.credits.examples.host;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes pictures of the host application's pages: those of the README, or with an argument every page and state at every
 * width in both themes into the folder that it names, to be looked at.
 */
final class PicturesMain {

    private static final List<Integer> WIDTHS = List.of(360, 768, 1024, 1600);
    private static final List<String> THEMES = List.of("light", "dark");
    private static final List<String> PAGES = List.of(
            "angoor",
            "angoor/usage",
            "angoor/statement",
            "angoor/buy",
            "angoor/purchases",
            "angoor/purchases/receipt?id=order-2",
            "angoor/top-up",
            "angoor/plan",
            "mirchi",
            "kiwi",
            "kiwi/usage",
            "kiwi/statement",
            "kiwi/purchases",
            "kiwi/top-up",
            "kiwi/plan",
            "nobody");

    private final Browser browser;
    private final String root;

    private PicturesMain(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
    }

    /**
     * Takes them.
     *
     * @param args nothing, or a folder
     * @throws IOException if a picture cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path profile = Files.createTempDirectory("pictures");
        try (ConfigurableApplicationContext host = HostMain.start(
                        "--server.port=0",
                        "--sandbox.port=0",
                        "--demo.live=false",
                        "--spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1");
                Browser browser = Browser.open(profile)) {
            PicturesMain pictures = new PicturesMain(browser, HostMain.address(host) + "/w/");
            if (args.length == 0) {
                pictures.forTheReadme(Path.of(".github", "images"));
            } else {
                pictures.ofEverything(Path.of(args[0]));
            }
        }
        System.exit(0); // the browser's driver leaves threads behind
    }

    private void forTheReadme(Path folder) throws IOException {
        Files.createDirectories(folder);
        browser.theme("light");
        browser.width(1280);
        open("angoor");
        keep(folder.resolve("dashboard.png"), 1280);
        review();
        keep(folder.resolve("review.png"), 1280);
    }

    private void ofEverything(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String page : PAGES) {
            open(page);
            shots(folder, page.replaceAll("[^a-z0-9]+", "-"));
        }
        open("angoor/statement");
        browser.click("#entries tbody tr a");
        browser.see(".why");
        shots(folder, "why");
        payment("4000000000000002");
        shots(folder, "step-2-payment");
        usePrepared();
        browser.waitForUrl("/buy/confirm");
        shots(folder, "step-3-empty");
        browser.type("#gstin", "27AAACS1234K1ZX");
        browser.click("#pay");
        browser.see("#company-fault");
        shots(folder, "step-3-faults");
        fill();
        browser.click("#pay");
        browser.see("#declined");
        shots(folder, "declined");
        payment("4000002500003155");
        usePrepared();
        browser.waitForUrl("/buy/confirm");
        fill();
        browser.click("#pay");
        browser.waitForUrl("/challenge");
        shots(folder, "three-d-secure");
        browser.click("button[value=confirm]");
        browser.see("#paid");
        shots(folder, "paid");
        payment("4000000000000077");
        usePrepared();
        browser.waitForUrl("/buy/confirm");
        fill();
        browser.click("#pay");
        browser.see("#waiting");
        keep(folder.resolve("waiting-1024-light.png"), 1024);
    }

    private void review() {
        payment("4242424242424242");
        usePrepared();
        browser.waitForUrl("/buy/confirm");
        fill();
    }

    private void open(String page) {
        browser.go(root + page);
        browser.until(d -> browser.all("[data-state=loading]").isEmpty() ? true : null);
    }

    private void payment(String card) {
        open("angoor/buy");
        browser.type("#credits", "12,000");
        browser.click("input[value=MONTHLY]");
        browser.waitForText("#review-total", "₹");
        browser.click("#buying [type=submit]");
        browser.waitForUrl("/buy/payment");
        browser.inFrame("provider", () -> {
            browser.type("#number", card);
            browser.type("#expiry", "1239");
            browser.type("#code", "123");
        });
    }

    private void usePrepared() {
        browser.inFrame("provider", () -> browser.click("#use"));
    }

    private void fill() {
        browser.type("#company", "Kaveri Foods Pvt Ltd");
        browser.type("#gstin", "27AAACS1234K1ZH");
        browser.waitForText("#gstin-fine", "Maharashtra");
        browser.type("#address", "4 Hill Road, Mumbai 400050");
        // Who pays before the price has followed what was typed is asked to look at the price once more.
        browser.waitForText("#review", "IGST");
    }

    private void shots(Path folder, String name) throws IOException {
        for (String theme : THEMES) {
            browser.theme(theme);
            for (int width : WIDTHS) {
                keep(folder.resolve(name + "-" + width + "-" + theme + ".png"), width);
            }
        }
        browser.theme("light");
        browser.width(1280);
    }

    private void keep(Path file, int width) throws IOException {
        byte[] picture = browser.picture(width);
        BufferedImage seen = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
        ImageIO.write(inFewColours(seen), "png", file.toFile());
        System.out.println(file);
    }

    /** The colours seen most, and for every other one the nearest of them: a third of the bytes, and it looks the same. */
    private static BufferedImage inFewColours(BufferedImage seen) {
        int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        BufferedImage small = new BufferedImage(
                seen.getWidth(),
                seen.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        small.setRGB(0, 0, seen.getWidth(), seen.getHeight(), pixels, 0, seen.getWidth());
        return small;
    }
}
