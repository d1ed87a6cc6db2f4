package org.hansho.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.json.JsonFlaw;
import org.hansho.record.Fault;

/** Faults of text that should be JSON. */
public final class JsonFaults {
  private static final String TEXT = "JSON";

  /** Text where an object should begin. */
  static final Fault NO_OBJECT =
      Fault.inEnglish(
              "There is text where a JSON object must begin.",
              TEXT,
              "Take what is no JSON out of the file, such as lines a program printed into it, or"
                  + " name the right --format.")
          .inJapanese(
              "JSON オブジェクトの先頭であるべき位置に、別のテキストがあります。",
              "プログラムが出力した行など、JSON 以外のものをファイルから取り除くか、--format で正しい形式を指定してください。");

  /** A record whose end is missing. */
  static final Fault CUT =
      Fault.inEnglish(
              "The JSON object ends before its last brace.",
              TEXT,
              "The record was cut: see that the file was copied whole, and whether what ships it"
                  + " caps the length of lines.")
          .inJapanese(
              "JSON オブジェクトが、最後の閉じ波括弧の前で終わっています。",
              "レコードが途中で切れています。ファイル全体がコピーされているか、また、転送経路で行の長さが制限されていないか確認してください。");

  private static final Fault OPEN_STRING =
      Fault.inEnglish(
              "A line ends inside of a string.",
              TEXT,
              "The record was cut, or a line end stands in it unescaped: see whether what ships it"
                  + " caps the length of lines.")
          .inJapanese(
              "文字列の途中で行が終わっています。",
              "レコードが途中で切れているか、エスケープされていない改行が含まれています。転送経路で行の長さが制限されていないか確認してください。");

  private static final Fault NO_VALUE =
      syntax("A value is missing, or what stands there is none.", "値がないか、値の位置に値ではないものがあります。");
  private static final Fault TOO_DEEP =
      syntax(
          "Objects and arrays are nested deeper than those of a record may be.",
          "オブジェクトと配列の入れ子の深さが、レコードの上限を超えています。");
  private static final Fault NO_COMMA =
      syntax("A comma is missing between two values.", "2 つの値の間にコンマがありません。");
  private static final Fault UNPAIRED =
      syntax("Braces and brackets do not pair.", "波括弧と角括弧の対応が正しくありません。");
  private static final Fault OPEN_OBJECT =
      syntax(
          "A comma or a closing brace is missing behind a value of an object.",
          "オブジェクトの値の後に、コンマも閉じ波括弧もありません。");
  private static final Fault OPEN_ARRAY =
      syntax(
          "A comma or a closing bracket is missing behind a value of an array.",
          "配列の値の後に、コンマも閉じ角括弧もありません。");
  private static final Fault NO_KEY =
      syntax("A key in double quotes is missing in an object.", "オブジェクトに、二重引用符で囲まれたキーがありません。");
  private static final Fault NO_COLON =
      syntax("A colon is missing behind a key.", "キーの後にコロンがありません。");

  private static final List<Fault> ALL =
      Stream.concat(
              Stream.of(NO_OBJECT, CUT, Fault.TOO_LONG),
              Arrays.stream(JsonFlaw.values()).map(JsonFaults::of))
          .toList();

  private JsonFaults() {}

  private static Fault syntax(String english, String japanese) {
    return Fault.inEnglish(
            english,
            TEXT,
            "See what wrote or changed the record; a JSON tool shows the place, such as: jq . FILE")
        .inJapanese(
            japanese, "レコードを出力または加工したプログラムを確認してください。誤りの位置は JSON ツール (jq . FILE など) で確認できます。");
  }

  /** What the scanner found as a fault. */
  public static Fault of(JsonFlaw flaw) {
    return switch (flaw) {
      case NO_VALUE -> NO_VALUE;
      case OPEN_STRING -> OPEN_STRING;
      case TOO_DEEP -> TOO_DEEP;
      case TOO_MANY_VALUES -> Fault.TOO_MANY_VALUES;
      case NO_COMMA -> NO_COMMA;
      case UNPAIRED -> UNPAIRED;
      case OPEN_OBJECT -> OPEN_OBJECT;
      case OPEN_ARRAY -> OPEN_ARRAY;
      case NO_KEY -> NO_KEY;
      case NO_COLON -> NO_COLON;
    };
  }

  /**
   * The fault of a record of JSON by its reason in English, as saved states name it; that of a
   * missing value where another version of Hansho had other words.
   */
  static Fault saved(String reason) {
    return ALL.stream()
        .filter(fault -> fault.english().reason().equals(reason))
        .findFirst()
        .orElse(NO_VALUE);
  }
}
