package org.hansho.casework.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.SeenValues;
import org.hansho.detect.Grounds;

/**
 * A value that people search alerts by.
 *
 * @param type type of the entity it is an attribute of; empty if it is none of an entity
 * @param folded the value as it is compared, its beginning if it is long
 */
public record Term(String type, String folded) {
  /** Longest value, in characters; of a longer one the beginning is found. */
  static final int CHARACTERS = 256;

  /** Most terms of an alert: those of its entities first. */
  static final int MOST = 64;

  private static final int HASH_BYTES = 16;

  /** The term that a value of an entity of a type is. */
  public static Term of(String type, String value) {
    String cut = value.length() <= CHARACTERS ? value : value.substring(0, end(value));
    return new Term(type, Folded.of(cut));
  }

  private static int end(String value) {
    return Character.isHighSurrogate(value.charAt(CHARACTERS - 1)) ? CHARACTERS - 1 : CHARACTERS;
  }

  /**
   * What an alert is found by, without doubles: values of its entities, then others that it shows.
   */
  public static Collection<Term> of(Alert alert) {
    Map<String, Term> found = new LinkedHashMap<>();
    for (Entity entity : alert.entities()) {
      entity
          .attributes()
          .forEach(
              (name, value) -> {
                if (!name.endsWith("pid")) {
                  add(found, of(entity.type(), value), entity.type());
                }
              });
    }
    alert
        .values()
        .byField()
        .forEach(
            (field, values) -> {
              if (!Grounds.isNumber(field) && !field.endsWith("pid")) {
                addAll(found, values);
              }
            });
    for (SeenValues seen : alert.seen()) {
      addAll(found, seen.values());
    }
    return found.values();
  }

  private static void addAll(Map<String, Term> found, List<String> values) {
    values.forEach(value -> add(found, of("", value), ""));
  }

  /** A value of an entity is not added again as that of a sentence. */
  private static void add(Map<String, Term> found, Term term, String type) {
    boolean isOther = !type.isEmpty() || found.values().stream().noneMatch(term::hasTextOf);
    if (!term.folded().isBlank() && isOther && found.size() < MOST) {
      found.putIfAbsent(type + '\0' + term.folded(), term);
    }
  }

  private boolean hasTextOf(Term other) {
    return folded.equals(other.folded);
  }

  /** Names exactly this term within its tenant. */
  byte[] hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(type.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return Arrays.copyOf(digest.digest(folded.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String name(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
