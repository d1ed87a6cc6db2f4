package org.hansho.casework.audit;

/**
 * One thing that was done or tried. Texts that are too long are cut with their length named; what a
 * database cannot keep (NUL, half a surrogate pair) becomes U+FFFD.
 *
 * @param actor who did it, as "user ann" or "token 3f2a"
 * @param address where the call came from; empty for the program itself
 * @param tenant whose matter it is; empty for that of the whole server
 * @param action a verb behind its subject, as {@code user.create}
 * @param object what it was done to
 * @param before what was there, as text or JSON; empty if nothing was
 * @param after what is there now; empty if nothing is
 */
public record AuditEntry(
    String actor,
    String address,
    String tenant,
    String action,
    String object,
    String before,
    String after,
    Outcome outcome) {
  /** Most characters of a name. */
  public static final int LONGEST_NAME = 256;

  /** Most characters of what was there before or is there after. */
  public static final int LONGEST_VALUE = 4_096;

  private static final char REPLACEMENT = '\uFFFD';

  public AuditEntry {
    actor = kept(actor, LONGEST_NAME);
    address = kept(address, LONGEST_NAME);
    tenant = kept(tenant, LONGEST_NAME);
    action = kept(action, LONGEST_NAME);
    object = kept(object, LONGEST_NAME);
    before = kept(before, LONGEST_VALUE);
    after = kept(after, LONGEST_VALUE);
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** The caller may not do that. */
    REFUSED,
    /** It was allowed and did not succeed. */
    FAILED
  }

  private static String kept(String text, int most) {
    String cut = text;
    if (text.length() > most) {
      String note = "… (" + text.length() + " characters)";
      cut = text.substring(0, most - note.length()) + note;
    }
    StringBuilder kept = new StringBuilder(cut.length());
    for (int at = 0; at < cut.length(); at++) {
      char each = cut.charAt(at);
      boolean pair =
          Character.isHighSurrogate(each)
              && at + 1 < cut.length()
              && Character.isLowSurrogate(cut.charAt(at + 1));
      if (pair) {
        kept.append(each).append(cut.charAt(++at));
      } else {
        kept.append(each == 0 || Character.isSurrogate(each) ? REPLACEMENT : each);
      }
    }
    return kept.toString();
  }
}
