package org.hansho.server.backtest;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Language;
import org.hansho.server.backtest.Report.End;

/** What came of a back-test, in a few sentences. */
public final class ReportWords {
  private final Report report;
  private final boolean isJapanese;
  private final NumberFormat format;

  private ReportWords(Report report, Language language) {
    this.report = report;
    this.isJapanese = language == Language.JAPANESE;
    this.format = NumberFormat.getIntegerInstance(isJapanese ? Locale.JAPAN : Locale.US);
  }

  /** The sentences in a language. */
  public static String of(Report report, Language language) {
    ReportWords words = new ReportWords(report, language);
    return String.join(words.isJapanese ? "" : " ", words.sentences());
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (report.records().pushes() == 0) {
      sentences.add(report.isOfFiles() ? noFile() : nothing());
      return sentences;
    }
    sentences.add(raised());
    if (report.tried().count() > 0) {
      sentences.add(listed());
    }
    if (!report.notRaised().isEmpty()) {
      sentences.add(notRaised());
    }
    if (report.inEffect() != null) {
      sentences.add(compared(report.inEffect()));
    }
    if (report.tried().heldBack() > 0) {
      sentences.add(heldBack());
    }
    if (report.records().late() > 0) {
      sentences.add(late());
    }
    if (report.records().unreadable() > 0) {
      sentences.add(report.isOfFiles() ? unreadableFiles() : unreadable());
    }
    if (report.end() == End.TIME) {
      sentences.add(
          isJapanese
              ? "制限時間に達したため、残りのレコードは読み取っていません。"
              : "Not all was read: the time for a back-test was over.");
    }
    return sentences;
  }

  private String nothing() {
    return isJapanese
        ? "ジャーナルにレコードが残っていません。処理済みのレコードは順次削除され、追跡中のファイルのレコードはジャーナルに入りません。"
            + "ファイルに対しては、設定 backtest_folders で許可したフォルダーを指定するか、hansho rule backtest を使用してください。"
        : "The journal holds no records: what is processed is removed from it bit by bit, and"
            + " records of followed files are never in it. To read files, name one below a folder"
            + " of the setting backtest_folders, or use hansho rule backtest.";
  }

  private String noFile() {
    long files = report.records().unreadable();
    return isJapanese
        ? "読み取れる形式のファイルがありません（" + number(files) + " 件を確認しました）。"
        : "No file there is of a format that Hansho reads (" + number(files) + " looked at).";
  }

  private String unreadableFiles() {
    long count = report.records().unreadable();
    return isJapanese
        ? "形式が不明か、読み取れないファイル " + number(count) + " 件は対象外です。"
        : number(count)
            + one(
                count,
                " file was left out: it cannot be read, or its format is not known.",
                " files were left out: they cannot be read, or their format is not known.");
  }

  private String late() {
    String count = number(report.records().late());
    return isJapanese
        ? "メモリーに収まらず、時刻の順に並べられなかった一致が " + count + " 件あり、集計やベースラインには数えていません。フォルダーを分けて実行してください。"
        : count
            + " matches came too late to be counted by correlations and baselines, since more had"
            + " to wait than memory holds. Run it over fewer files.";
  }

  private String raised() {
    Report.Records records = report.records();
    String events = number(records.events());
    String alerts = number(report.tried().count());
    return isJapanese
        ? (report.isOfFiles() ? "ファイル " : "ソース ")
            + number(records.sources())
            + " 件のレコード "
            + events
            + " 件から、アラートが "
            + alerts
            + " 件発生します。"
        : events
            + one(records.events(), " record of ", " records of ")
            + number(records.sources())
            + (report.isOfFiles()
                ? one(records.sources(), " file", " files")
                : one(records.sources(), " source", " sources"))
            + one(records.events(), " raises ", " raise ")
            + alerts
            + one(report.tried().count(), " alert.", " alerts.");
  }

  private String listed() {
    long listed = report.listed().size();
    long others = report.tried().alerts().size() - listed;
    if (others == 0) {
      return isJapanese
          ? "すべて一覧にあるアラートです。"
          : one(listed, "It is in the list already.", "All of them are in the list already.");
    }
    return isJapanese
        ? "このうち一覧にあるものは " + number(listed) + " 件、ないものは " + number(others) + " 件です。"
        : number(listed)
            + " of them "
            + one(listed, "is", "are")
            + " in the list, "
            + number(others)
            + one(others, " is", " are")
            + " not.";
  }

  private String notRaised() {
    long count = report.notRaised().size();
    String why = report.learns() ? why() : "";
    return isJapanese
        ? "同じ期間に一覧にある " + number(count) + " 件は発生しません" + why + "。"
        : number(count)
            + one(
                count,
                " alert in the list of the same time does",
                " alerts in the list of the same time do")
            + " not come of them"
            + why
            + ".";
  }

  private String why() {
    return isJapanese
        ? "（それまでに学習した内容は、読み取ったレコードに含まれません）"
        : ": what was learned before is not in the records that were read";
  }

  private String compared(Report.Comparison other) {
    String before = number(other.side().count());
    String added = number(other.difference().added().size());
    String gone = number(other.difference().gone().size());
    String changed = number(other.difference().changed().size());
    return isJapanese
        ? "現在の検出では同じレコードから "
            + before
            + " 件です。新規 "
            + added
            + " 件、消滅 "
            + gone
            + " 件、変更 "
            + changed
            + " 件です。"
        : "The version in effect raises "
            + before
            + " of the same records: "
            + added
            + " new, "
            + gone
            + " gone, "
            + changed
            + " changed.";
  }

  private String heldBack() {
    String count = number(report.tried().heldBack());
    return isJapanese
        ? "ほかに " + count + " 件は、ベースラインの学習期間中に当たるため発生しません。"
        : count + " more were held back, since the baseline would still be learning.";
  }

  private String unreadable() {
    long count = report.records().unreadable();
    return isJapanese
        ? "形式が不明なソースの受信 " + number(count) + " 件は読み取れませんでした。"
        : number(count)
            + one(
                count,
                " push of a source whose format is not known was",
                " pushes of sources whose format is not known were")
            + " left out.";
  }

  private String number(long value) {
    return format.format(value);
  }

  private static String one(long count, String singular, String plural) {
    return count == 1 ? singular : plural;
  }
}
