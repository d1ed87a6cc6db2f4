package org.hansho.testkit;

/** How much the proofs try; the profile {@code long-proofs} asks for more. */
public final class Proofs {
  private Proofs() {}

  /** A count from a system property, or the count of a normal build. */
  public static int count(String property, int normal) {
    String given = System.getProperty(property, "");
    return given.isEmpty() ? normal : Integer.parseInt(given);
  }
}
