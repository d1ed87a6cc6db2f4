package org.hansho.local.alarm;

/**
 * One thing that is wrong with Hansho itself.
 *
 * @param subject what it is about, for example a source or a rule; {@link #OTHERS} for the sum of
 *     those that had no room
 * @param since when it was raised first, nanoseconds since 1970 on the runner's clock
 * @param last when it was raised last
 * @param count how often it was raised; 0 removes a stored alarm
 * @param detail names and numbers of the last time, in no language
 * @param ended whether the fault is over; it is kept for the record
 */
public record Alarm(
    AlarmKind kind,
    String subject,
    long since,
    long last,
    long count,
    String detail,
    boolean ended) {
  /** The subject of the alarm that counts those beyond the bound of their kind. */
  public static final String OTHERS = "";

  /** Most characters of a subject and of a detail; the rest is cut off. */
  public static final int MOST_CHARACTERS = 1_000;

  public Alarm {
    subject = cut(subject);
    detail = cut(detail);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
