import org.jspecify.annotations.NullMarked;

/** Runnable answers to one question each, a tour of them all, and a web application that embeds the library. */
@NullMarked
@SuppressWarnings("requires-automatic") // an application may depend on names that no module descriptor holds
module io.credits.examples {
    requires static org.jspecify;
    requires transitive io.credits;
    requires io.credits.jdbc;
    requires com.fasterxml.jackson.databind;
    requires com.github.kagkarlsson.scheduler;
    requires com.google.gson; // annotations on Stripe's classes
    requires com.h2database;
    requires com.stripe;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires java.naming;
    requires java.net.http;
    requires transitive java.sql;
    requires jdk.httpserver;
    requires micrometer.core;
    requires org.apache.tomcat.embed.core;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.boot.web.server;
    requires spring.context;
    requires spring.core;
    requires spring.jdbc;
    requires spring.tx;
    requires spring.web;
    requires spring.webmvc;

    exports io.credits.examples;
    exports io.credits.examples.gateway;
    exports io.credits.examples.scenario;
    exports io.credits.examples.stripe;

    // Spring reads annotations and calls what is not public, at run time.
    opens io.credits.examples.host;
    opens io.credits.examples.host.buying;
    opens io.credits.examples.host.demo;
    opens io.credits.examples.host.gateway;
    opens io.credits.examples.host.ledger;
    opens io.credits.examples.schedule;
}
