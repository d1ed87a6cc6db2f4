package org.hansho.server.settings;

import java.util.Objects;

/**
 * A secret that the settings refer to. Only {@link #value} gives it away; its text is the
 * reference.
 */
public final class Secret {
  private final String reference;
  private final String value;

  /**
   * A secret that was looked up.
   *
   * @param reference as written, {@code ${NAME}} or {@code file:PATH}
   */
  Secret(String reference, String value) {
    this.reference = reference;
    this.value = value;
  }

  /** The secret itself. Never log or show it. */
  public String value() {
    return value;
  }

  /** Where it was looked up, {@code ${NAME}} or {@code file:PATH}. */
  public String reference() {
    return reference;
  }

  /** Whether reference and value are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && reference.equals(secret.reference)
        && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(reference, value);
  }

  /** The reference only. */
  @Override
  public String toString() {
    return reference;
  }
}
