package org.hansho.pipeline;

import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Origin;
import org.hansho.event.Event;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/**
 * A record at which this program failed: a fault of its own, whatever the record says. The record
 * is left out of the stage and kept; everything else goes on.
 *
 * @param stage where it showed
 * @param part of the stage: name of the format or analyzer, id of the detection, reference of the
 *     document; empty if all of it
 * @param record the record and what is said of it; of a detector the place alone
 * @param hash of the whole record, where only its place is known; else 0
 * @param time event time, or {@code Event.NO_TIME}
 * @param cause what was thrown
 */
public record Failure(
    Stage stage, String part, Malformed record, long hash, long time, Throwable cause) {
  private static final String OWN = "org.hansho.";
  private static final byte[] NO_BYTES = {};

  static Failure of(Stage stage, String part, Throwable cause, long time, Malformed.Bytes record) {
    return new Failure(stage, part, record.as(fault(stage, part, cause)), 0, time, cause);
  }

  /** The same, whose record has a heading. */
  Failure under(byte[] heading) {
    return new Failure(stage, part, record.under(heading), hash, time, cause);
  }

  /** What a detector could not take. */
  public static Failure of(DetectorFailure failure) {
    Origin origin = failure.fact().origin();
    Fault fault = fault(Stage.DETECTOR, failure.document(), failure.cause());
    Malformed place = new Malformed(fault, origin.position(), 0, NO_BYTES, 0);
    return new Failure(
        Stage.DETECTOR,
        failure.document(),
        place,
        origin.hash(),
        failure.fact().time(),
        failure.cause());
  }

  /** What a reader remembered of its source, which is lost. */
  static Failure forgotten(String format, Throwable cause, long position) {
    Fault fault =
        Fault.inEnglish(
                "A fault of Hansho: what the reader of "
                    + format
                    + " remembered of this source could not be kept and is forgotten: "
                    + words(cause)
                    + ".",
                "record",
                "Records that it held back are dead letters of their own; what it had learned, such"
                    + " as the columns or sessions that later records refer to, it learns anew."
                    + " Update Hansho and report the fault.")
            .inJapanese(
                "Hansho の不具合により、"
                    + format
                    + " のリーダーがこのソースについて記憶していた内容を保持できず、破棄しました("
                    + words(cause)
                    + ")。",
                "レコード",
                "保留中だったレコードは別のデッドレターとして保存されています。列名やセッションなどの情報は新たに学習します。Hansho を更新し、不具合を報告してください。");
    Malformed place = new Malformed(fault, position, 0, NO_BYTES, 0);
    return new Failure(Stage.FORMAT, format, place, 0, Event.NO_TIME, cause);
  }

  private static Fault fault(Stage stage, String part, Throwable cause) {
    String where = part.isEmpty() ? stage.text() : stage.text() + " " + part;
    String thrown = words(cause);
    String said = cause.getMessage() == null ? "nothing" : cause.getMessage();
    return Fault.inEnglish(
            "A fault of Hansho left this record out of the stage " + where + ": " + thrown + ".",
            "record",
            "The record is kept as a dead letter: update Hansho, report the fault, and read the"
                + " dead letter again. It said: "
                + said
                + ".")
        .inJapanese(
            "Hansho の不具合により、段階「" + where + "」でこのレコードを処理できませんでした(" + thrown + ")。",
            "レコード",
            "レコードはデッドレターとして保存されています。Hansho を更新し、不具合を報告したうえで、デッドレターを読み直してください。メッセージ: " + said);
  }

  /** The kind of what was thrown, and where in this program: of these there are few. */
  private static String words(Throwable cause) {
    StringBuilder words = new StringBuilder(cause.getClass().getSimpleName());
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (frame.getClassName().startsWith(OWN)) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        words.append(" at ").append(type).append('.').append(frame.getMethodName());
        // At which line of a recursion the stack came to its end is chance.
        return cause instanceof StackOverflowError
            ? words.toString()
            : words.append(':').append(frame.getLineNumber()).toString();
      }
    }
    return words.toString();
  }
}
