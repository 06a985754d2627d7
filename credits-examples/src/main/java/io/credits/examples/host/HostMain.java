package io.credits.examples.host;

import io.credits.examples.host.gateway.SandboxProvider;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the host application and says where it is. */
public final class HostMain {

    private HostMain() {}

    /**
     * Starts it; ends when the process is told to.
     *
     * @param args Spring properties, for example {@code --server.port=9000},
     *     {@code --spring.datasource.url=jdbc:postgresql://localhost/credits} or {@code --demo.live=false}
     */
    public static void main(String[] args) {
        System.out.println("Starting, and making up a past for the demonstration. This takes some seconds.");
        ConfigurableApplicationContext host = start(args);
        System.out.println("The dashboard of workspace Angoor:  " + address(host));
        System.out.println("The sandbox payment provider:       "
                + host.getBean(SandboxProvider.class).origin());
        System.out.println("Stop with Ctrl+C.");
    }

    /**
     * Starts it for {@link #main} and for tests.
     *
     * @param args Spring properties
     * @return the running application, to be closed
     */
    static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(HostApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=credits-host")
                .run(args);
    }

    static String address(ConfigurableApplicationContext host) {
        var server = ((ServletWebServerApplicationContext) host).getWebServer();
        return "http://localhost:" + Objects.requireNonNull(server).getPort();
    }
}
