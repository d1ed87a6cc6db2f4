package org.hansho.casework.suppression;

import java.time.Duration;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;

/**
 * A request to hide alerts.
 *
 * @param life until it expires; null for never
 * @param begins of a maintenance window the first record, nanoseconds since 1970; else 0
 * @param ends of a maintenance window the end; else 0
 */
public record SuppressionRequest(
    String name, String filter, String reason, @Nullable Duration life, long begins, long ends) {
  /** How long a suppression lives if nobody says. */
  public static final Duration USUAL = Duration.ofDays(7);

  /** How long it may live, unless for ever. */
  public static final Duration LONGEST = Duration.ofDays(184);

  /** How long a maintenance window still hides records of its time that come late. */
  public static final Duration LATE = Duration.ofDays(7);

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 1_000;

  /** Whether it is for records of a time only. */
  boolean isWindow() {
    return begins != 0 || ends != 0;
  }

  /** Refuses what is not said well enough. */
  void check() {
    refuse(
        name.isBlank() || name.length() > LONGEST_NAME || hasControls(name),
        Message.inEnglish("A suppression needs a name of 1 to {0} characters.")
            .inJapanese("抑制ルールの名前は 1～{0} 文字で入力してください。", LONGEST_NAME));
    refuse(
        reason.isBlank() || reason.length() > LONGEST_REASON,
        Message.inEnglish("Say why these alerts are not wanted, in 1 to {0} characters.")
            .inJapanese("これらのアラートが不要な理由を、1～{0} 文字で入力してください。", LONGEST_REASON));
    refuse(
        isWindow() && (begins <= 0 || begins >= ends),
        Message.inEnglish(
                "A maintenance window has a time at which it begins and a later one at which it"
                    + " ends.")
            .inJapanese("メンテナンス期間には、開始の時刻と、それより後の終了の時刻を指定してください。"));
    refuse(
        isWindow() && ends - begins > LONGEST.toNanos(),
        Message.inEnglish("A maintenance window lasts at most {0} days.")
            .inJapanese("メンテナンス期間は {0} 日までです。", LONGEST.toDays()));
    refuse(
        ends > Suppression.NEVER - LATE.toNanos(),
        Message.inEnglish("A maintenance window ends before the year 2262.")
            .inJapanese("メンテナンス期間の終了は、2262 年より前の時刻を指定してください。"));
    refuse(
        life != null && (life.compareTo(Duration.ofMinutes(1)) < 0 || life.compareTo(LONGEST) > 0),
        Message.inEnglish("A suppression lives from a minute to {0} days, or for ever.")
            .inJapanese("抑制ルールの期間は、1 分から {0} 日までの長さか、無期限で指定してください。", LONGEST.toDays()));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new SuppressionRefusedException(why);
    }
  }

  /**
   * When it expires, nanoseconds since 1970.
   *
   * @throws SuppressionRefusedException if it cannot be
   */
  public long expires(long now) {
    check();
    if (isWindow()) {
      return ends + LATE.toNanos();
    }
    return life == null ? Suppression.NEVER : now + life.toNanos();
  }
}
