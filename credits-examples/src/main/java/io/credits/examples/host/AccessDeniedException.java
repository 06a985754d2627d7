package io.credits.examples.host;

/** Who is signed in may not do that in this workspace; says nothing of what is there. */
final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessDeniedException(String message) {
        super(message);
    }
}
