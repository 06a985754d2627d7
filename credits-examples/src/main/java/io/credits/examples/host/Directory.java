package io.credits.examples.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who works where. A real host asks its own tables; the library knows nothing of people. */
@Component
class Directory {

    /** The session's attribute that names who is signed in. */
    static final String SIGNED_IN = "member";

    private static final List<Workspace> WORKSPACES = List.of(
            new Workspace("angoor", "Angoor"),
            new Workspace("mirchi", "Mirchi Foods"),
            new Workspace("kiwi", "Kiwi Labs"));

    private static final List<Member> MEMBERS = List.of(
            new Member("asha", "Asha Rao", Map.of("angoor", Role.OWNER, "mirchi", Role.OWNER, "kiwi", Role.OWNER)),
            new Member("ravi", "Ravi Menon", Map.of("angoor", Role.VIEWER)),
            new Member("zoya", "Zoya Khan", Map.of("kiwi", Role.OWNER)));

    Optional<Workspace> workspace(String id) {
        return WORKSPACES.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<Member> member(Object id) {
        return MEMBERS.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    List<Member> members() {
        return MEMBERS;
    }

    List<Workspace> workspacesOf(Member member) {
        return WORKSPACES.stream()
                .filter(each -> member.roleIn(each.id()).isPresent())
                .toList();
    }

    /** The demonstration signs its owner in by itself. */
    Member welcomed() {
        return MEMBERS.get(0);
    }
}
