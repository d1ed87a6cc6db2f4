package org.hansho.server.security;

import io.javalin.security.RouteRole;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller may do. Each route says which of them may call it. */
public enum Role implements RouteRole {
  /** Everybody, without a token: only what reveals nothing of a tenant. */
  ANYONE,
  /** Sends records, and reads nothing. */
  INGEST,
  /** Reads alerts and what led to them. */
  VIEWER,
  /** Works on alerts. */
  ANALYST,
  /** Changes detections and sources. */
  ENGINEER,
  /** Everything, access itself included. */
  ADMIN;

  /** How it is written outside. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word; null if there is none. */
  public static @Nullable Role of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    return null;
  }

  /** The role and those that it includes: each of people includes the lesser ones. */
  Set<Role> withLesser() {
    return switch (this) {
      case ANYONE, INGEST, VIEWER -> EnumSet.of(this);
      case ANALYST -> EnumSet.of(VIEWER, ANALYST);
      case ENGINEER -> EnumSet.of(VIEWER, ANALYST, ENGINEER);
      case ADMIN -> EnumSet.of(INGEST, VIEWER, ANALYST, ENGINEER, ADMIN);
    };
  }

  /** The roles of words with those that they include. */
  static Set<Role> all(Set<String> words) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    for (String word : words) {
      Role role = of(word);
      if (role != null) {
        all.addAll(role.withLesser());
      }
    }
    return all;
  }
}
