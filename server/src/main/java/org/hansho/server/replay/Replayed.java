package org.hansho.server.replay;

import java.util.Set;
import org.hansho.alert.Language;

/**
 * What came of a replay.
 *
 * @param raised ids of the alerts of the same detection that the records raised
 * @param records how many were read
 * @param findings how many findings the alert was made of
 */
public record Replayed(Set<String> raised, Reason reason, int records, long findings) {
  public Replayed {
    raised = Set.copyOf(raised);
  }

  /** Why it is the same alert, or none. */
  public enum Reason {
    /** The same alert came of its records. */
    SAME("The same alert comes of its records.", "保存されているレコードから同じアラートが発生します。"),
    /** Others of the detection came. */
    ANOTHER_ID(
        "Its records raise an alert of the same detection under another id: the detection was"
            + " changed since, or records that came before are missing.",
        "保存されているレコードから、同じ検出のアラートが別の ID で発生します。検出がその後に変更されたか、それ以前のレコードが不足しています。"),
    /** There is no such detection any more. */
    DETECTION_GONE("The detection is not in the content any more.", "この検出は、現在のコンテンツに含まれていません。"),
    /** It lacks something here. */
    NOT_ARMED(
        "The detection is not armed: it lacks a list or data now.",
        "この検出は動作していません。必要なリストまたはデータが不足しています。"),
    /** None was kept. */
    NO_RECORDS(
        "The alert has no record that could be read again.", "再度読み取れるレコードが、このアラートに保存されていません。"),
    /** They are parts of a document, or their format is not known. */
    NOT_BY_ITSELF(
        "Its records cannot be read by themselves: their source is gone, or they are a part of a"
            + " document that is read whole, such as a memory dump.",
        "レコードを単独で読み取れません。ソースがなくなったか、メモリ ダンプのように全体を読み取る文書の一部です。"),
    /** What is usual is not in the records. */
    LEARNED(
        "The detection compares with what it has learned before; the records of the alert do not"
            + " hold that.",
        "この検出は学習済みの内容と比較します。アラートのレコードには、学習した内容は含まれていません。"),
    /** Only beginnings were kept. */
    CUT("A record is longer than what an alert keeps of it.", "レコードが、アラートに保存できる長さを超えています。"),
    /** It took more than were kept. */
    FEWER_RECORDS("It took more records than an alert keeps.", "アラートに保存できる件数を超えるレコードから発生したアラートです。"),
    /** None of these. */
    NOTHING(
        "Its records raise nothing with the content in effect: the detection was changed since, or"
            + " it needs records around them.",
        "現在のコンテンツでは、保存されているレコードからアラートは発生しません。検出がその後に変更されたか、前後のレコードが必要です。");

    private final String english;
    private final String japanese;

    Reason(String english, String japanese) {
      this.english = english;
      this.japanese = japanese;
    }

    /** A sentence for people. */
    public String in(Language language) {
      return language == Language.JAPANESE ? japanese : english;
    }
  }

  static Replayed same(int records, long findings) {
    return new Replayed(Set.of(), Reason.SAME, records, findings);
  }

  static Replayed impossible(Reason reason, int records, long findings) {
    return new Replayed(Set.of(), reason, records, findings);
  }
}
