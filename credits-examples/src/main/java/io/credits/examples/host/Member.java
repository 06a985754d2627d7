package io.credits.examples.host;

import java.util.Map;
import java.util.Optional;

/**
 * Somebody who signs in.
 *
 * @param id as in the session
 * @param name for people
 * @param roles by workspace id; no entry, no access
 */
public record Member(String id, String name, Map<String, Role> roles) {

    /** The request's attribute that names who asks. */
    public static final String ASKING = "host.member";

    /**
     * Copies the roles.
     *
     * @param id as in the session
     * @param name for people
     * @param roles by workspace id; no entry, no access
     */
    public Member {
        roles = Map.copyOf(roles);
    }

    Optional<Role> roleIn(String workspace) {
        return Optional.ofNullable(roles.get(workspace));
    }

    boolean owns(String workspace) {
        return roles.get(workspace) == Role.OWNER;
    }
}
