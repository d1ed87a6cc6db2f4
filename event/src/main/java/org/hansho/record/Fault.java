package org.hansho.record;

/**
 * What can be wrong with a record: a constant of the room that reads the format, so that the same
 * fault has the same words and can be counted. It holds nothing of the record; that is {@link
 * Malformed}. It is written as {@code Fault.inEnglish(…).inJapanese(…)}, so there is none in one
 * language alone.
 *
 * @param english for machines, and for people who read English
 * @param japanese the same for people who read Japanese
 */
public record Fault(Words english, Words japanese) {
  /** A record beyond {@link Limits#recordBytes}. */
  public static final Fault TOO_LONG =
      Fault.inEnglish(
              "The record is longer than the "
                  + (Limits.DEFAULT.recordBytes() >> 20)
                  + " MiB that one may have.",
              "record",
              "See whether line ends were lost on the way, or another --format fits the file.")
          .inJapanese(
              "レコードの長さが上限の " + (Limits.DEFAULT.recordBytes() >> 20) + " MiB を超えています。",
              "レコード",
              "途中で改行が失われていないか、また、別の形式を --format に指定すべきファイルではないか確認してください。");

  /** A record beyond {@link Limits#values}. */
  public static final Fault TOO_MANY_VALUES =
      Fault.inEnglish(
              "The record has more than the "
                  + Limits.DEFAULT.values()
                  + " values that one may have.",
              "record",
              "See what writes such a record; it is left out, the others are read.")
          .inJapanese(
              "レコードの値の数が上限の " + Limits.DEFAULT.values() + " 個を超えています。",
              "レコード",
              "このようなレコードを出力しているプログラムを確認してください。このレコードは除外し、ほかのレコードは読み取ります。");

  /** A header line of more columns than are read. */
  public static final Fault TOO_MANY_COLUMNS =
      Fault.inEnglish(
              "The line that names the columns has more of them than are read.",
              "header line",
              "See whether the first line is what names the columns, each once.")
          .inJapanese("列名の行の列数が、読み取れる上限を超えています。", "ヘッダー行", "先頭の行が列名の行であるか、また、列名が重複していないか確認してください。");

  /** Records that were put together when reading on failed. */
  public static final Fault GIVEN_UP =
      Fault.inEnglish(
              "A fault of Hansho shows when these records are put together, so they were given up.",
              "record",
              "They are kept as a dead letter: update Hansho, report the fault, and read the dead"
                  + " letter again.")
          .inJapanese(
              "これらのレコードを組み立てる際に Hansho の不具合が生じたため、処理を断念しました。",
              "レコード",
              "デッドレターとして保存されています。Hansho を更新し、不具合を報告したうえで、デッドレターを読み直してください。");

  /** What is said in English, to be followed by what is said in Japanese. */
  public static Words inEnglish(String reason, String field, String remedy) {
    return new Words(reason, field, remedy);
  }

  /** All of the English as one text, for where there is room for one only. */
  public String text() {
    return english.reason() + " Field: " + english.field() + ". " + english.remedy();
  }

  /**
   * What is said of a fault in one language.
   *
   * @param reason a sentence: what is wrong, and what would be right
   * @param field where, by the name that the format has for it, or the part of the record
   * @param remedy a sentence: what an operator can do
   */
  public record Words(String reason, String field, String remedy) {
    public Words {
      if (reason.isBlank() || field.isBlank() || remedy.isBlank()) {
        throw new IllegalArgumentException("a fault says what is wrong, where, and what to do");
      }
    }

    /** The fault whose field is named as the format names it, so in Japanese as in English. */
    public Fault inJapanese(String reason, String remedy) {
      return inJapanese(reason, field, remedy);
    }

    /** The fault whose field is a part of the record that has no name. */
    public Fault inJapanese(String reason, String field, String remedy) {
      return new Fault(this, new Words(reason, field, remedy));
    }
  }
}
