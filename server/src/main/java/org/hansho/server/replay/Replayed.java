package org.hansho.server.replay;

import java.util.Set;
import org.hansho.alert.Language;

/**
 * What came of a replay.
 *
 * @param raised ids of the alerts of the same detection that the records raised
 * @param reason why its own records raise it, or do not
 * @param kept what came of the records that the journal still has
 * @param records how many of its own were read, or of the journal where the alert came of that
 * @param findings how many findings the alert was made of
 */
public record Replayed(Set<String> raised, Reason reason, Kept kept, int records, long findings) {
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
    private String in(Language language) {
      return language == Language.JAPANESE ? japanese : english;
    }
  }

  /** What came of the records that the journal still has. */
  public enum Kept {
    /** The alert's own records were enough, or nothing can raise it. */
    NOT_READ("", ""),
    /** The same alert came of them. */
    SAME(
        "The same alert comes of the records that the journal still has.",
        "ジャーナルに残っているレコードから同じアラートが発生します。"),
    /** There are none of its sources. */
    NOT_THERE(
        "The journal has no records of its sources: they are followed files, or were processed and"
            + " removed since.",
        "ジャーナルには、このアラートのソースのレコードがありません。追跡中のファイルから読み取られたか、処理後に削除されています。"),
    /** What came first is not there any more. */
    BEGINS_LATER(
        "The journal begins later than the alert: what is processed is removed from it.",
        "ジャーナルに残っているのは、このアラートより後のレコードだけです。処理済みのレコードは削除されます。"),
    /** Not all was read. */
    TOO_MUCH(
        "The journal has more of its sources than is read at once.",
        "ジャーナルにあるこのアラートのソースのレコードは、一度に読み取れる量を超えています。"),
    /** They raise it neither. */
    NOTHING(
        "The records that the journal still has do not raise it either.",
        "ジャーナルに残っているレコードからも発生しません。"),
    /** The disk could not be read. */
    UNREADABLE("The journal could not be read.", "ジャーナルを読み取れませんでした。");

    private final String english;
    private final String japanese;

    Kept(String english, String japanese) {
      this.english = english;
      this.japanese = japanese;
    }

    private String in(Language language) {
      return language == Language.JAPANESE ? japanese : english;
    }
  }

  /** Whether the same alert came, of its own records or of the journal. */
  public boolean isSame() {
    return reason == Reason.SAME || kept == Kept.SAME;
  }

  /** What came of it, in a sentence or two for people. */
  public String in(Language language) {
    if (kept == Kept.SAME) {
      return kept.in(language);
    }
    String more = kept.in(language);
    String gap = more.isEmpty() || language == Language.JAPANESE ? "" : " ";
    return reason.in(language) + gap + more;
  }

  static Replayed same(int records, long findings) {
    return new Replayed(Set.of(), Reason.SAME, Kept.NOT_READ, records, findings);
  }

  static Replayed impossible(Reason reason, long findings) {
    return new Replayed(Set.of(), reason, Kept.NOT_READ, 0, findings);
  }

  /** The same, after the journal was read too. */
  Replayed with(Kept found, int read) {
    return found == Kept.SAME
        ? new Replayed(Set.of(), reason, found, read, findings)
        : new Replayed(raised, reason, found, records, findings);
  }
}
