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
record Member(String id, String name, Map<String, Role> roles) {

    Member {
        roles = Map.copyOf(roles);
    }

    Optional<Role> roleIn(String workspace) {
        return Optional.ofNullable(roles.get(workspace));
    }

    boolean owns(String workspace) {
        return roles.get(workspace) == Role.OWNER;
    }
}
