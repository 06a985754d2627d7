package io.credits;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What differs from machine to machine or from run to run, and therefore has no place in core. */
final class Ambient {
    /** Methods of these names read the clock when called without one. */
    private static final Set<String> NOW = Set.of("now", "system", "systemUTC", "systemDefaultZone");

    private static final Set<String> READS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.getenv",
            "java.lang.System.lineSeparator",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.identityHashCode",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Calendar.getInstance",
            "java.time.ZoneId.systemDefault",
            "java.nio.charset.Charset.defaultCharset");

    private static final Set<String> RANDOM = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.Date");

    /** These use the default locale unless one of their parameters is a Locale. */
    private static final Set<String> LOCALISED = Set.of(
            "java.lang.String.format",
            "java.lang.String.formatted",
            "java.lang.String.toLowerCase",
            "java.lang.String.toUpperCase",
            "java.time.format.DateTimeFormatter.ofPattern",
            "java.time.format.DateTimeFormatter.ofLocalizedDate",
            "java.time.format.DateTimeFormatterBuilder.toFormatter",
            "java.time.temporal.WeekFields.of",
            "java.text.NumberFormat.getInstance",
            "java.util.Formatter.<init>");

    private static final List<String> SHELL = List.of(
            "java.lang.Thread",
            "java.lang.ProcessBuilder",
            "java.util.Timer",
            "java.util.concurrent.Executor",
            "java.util.concurrent.ForkJoin",
            "java.util.concurrent.CompletableFuture",
            "java.util.logging.",
            "java.lang.System$Logger",
            "java.io.File",
            "java.io.RandomAccessFile",
            "java.io.Print",
            "java.nio.file.",
            "java.nio.channels.",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.URL",
            "java.net.http.",
            "org.slf4j.");

    private Ambient() {}

    static boolean isRead(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = owner + "." + target.getName();
        boolean clock = owner.startsWith("java.time.") && NOW.contains(target.getName())
                || owner.equals("java.time.Clock") && target.getName().startsWith("tick");
        return clock
                || READS.contains(name)
                || RANDOM.contains(owner)
                || needsLocale(target, name)
                || needsCharset(target, name);
    }

    static boolean isShell(String type) {
        return SHELL.stream().anyMatch(type::startsWith) && !type.startsWith("java.lang.ThreadLocal");
    }

    static boolean isFloating(AccessTarget target) {
        return isFloating(target.getOwner())
                || target instanceof CodeUnitAccessTarget unit
                        && Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                                .anyMatch(Ambient::isFloating);
    }

    static boolean isFloating(JavaClass type) {
        return Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                .contains(type.getBaseComponentType().getName());
    }

    private static boolean needsLocale(AccessTarget target, String name) {
        return LOCALISED.contains(name) && !takes(target, "java.util.Locale");
    }

    private static boolean needsCharset(AccessTarget target, String name) {
        boolean bytes = name.equals("java.lang.String.getBytes")
                || name.equals("java.lang.String.<init>") && takes(target, "[B");
        return bytes && !takes(target, "java.nio.charset.Charset") && !takes(target, "java.lang.String");
    }

    private static boolean takes(AccessTarget target, String type) {
        return target instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream()
                        .anyMatch(each -> each.getName().equals(type));
    }
}
