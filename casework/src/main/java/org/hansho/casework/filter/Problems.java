package org.hansho.casework.filter;

import java.util.Collection;
import java.util.List;

/** What is said of texts that are no filters. */
final class Problems {
  private static final int SHOWN = 8;

  private Problems() {}

  private static FilterException at(
      String text, int from, int to, String english, String japanese, List<String> expected) {
    int column = text.codePointCount(0, from) + 1;
    int length = text.codePointCount(from, to);
    return new FilterException(new FilterProblem(column, length, english, japanese, expected));
  }

  private static String shown(Token token) {
    return token.text().length() > 40 ? token.text().substring(0, 40) + "…" : token.text();
  }

  private static String some(List<String> words) {
    List<String> few = words.subList(0, Math.min(SHOWN, words.size()));
    return String.join(", ", few) + (words.size() > SHOWN ? " …" : "");
  }

  static FilterException tooLong(String text, int most) {
    return at(
        text,
        most,
        text.length(),
        "a filter has at most " + most + " characters. Use a list, %name%, for many values.",
        "フィルターは " + most + " 文字までです。値が多いときはリスト（%名前%）を使ってください。",
        List.of());
  }

  static FilterException tooMuch(String text, Token token, String what, String whatJapanese) {
    return at(
        text,
        token.from(),
        token.to(),
        "a filter has at most " + what + ". Split it, or use a list, %name%, for many values.",
        "フィルターに書けるのは" + whatJapanese + "までです。分けるか、値が多いときはリスト（%名前%）を使ってください。",
        List.of());
  }

  static FilterException escape(String text, int from) {
    return at(
        text,
        from,
        from + 1,
        "between double quotes a backslash stands before \" or \\ only. Write \\\\ for a backslash,"
            + " or use single quotes, in which it has no meaning.",
        "二重引用符の中では、バックスラッシュは \" か \\ の前にだけ書けます。バックスラッシュそのものは \\\\ と書くか、単一引用符で囲んでください。",
        List.of());
  }

  static FilterException quote(String text, int from) {
    String quote = text.substring(from, from + 1);
    return at(
        text,
        from,
        text.length(),
        "the quote that begins here does not end. Write another " + quote + " behind the text.",
        "ここで始まる引用符が閉じていません。テキストの後に " + quote + " を書いてください。",
        List.of(quote));
  }

  static FilterException noField(String text, Token token) {
    List<String> names = Nearest.of(token.text(), names());
    if (token.kind() == Token.Kind.END) {
      return at(
          text,
          token.from(),
          token.to(),
          "a condition is missing. Write a field, an operator and a value: severity >= high.",
          "条件がありません。フィールド、演算子、値の順に書いてください。例: severity >= high",
          names);
    }
    return at(
        text,
        token.from(),
        token.to(),
        "a condition begins with a field, \"(\" or not, but here stands " + shown(token) + ".",
        "条件はフィールド名、「(」、not のいずれかで始まりますが、「" + shown(token) + "」があります。",
        names);
  }

  private static Collection<String> names() {
    return Fields.named().stream().map(Field::name).toList();
  }

  static FilterException unknownField(String text, Token token) {
    List<String> names = Nearest.of(token.text(), names());
    int colon = token.text().indexOf(':');
    if (colon > 0 && Fields.find(token.text().substring(0, colon)) != null) {
      String field = token.text().substring(0, colon);
      return at(
          text,
          token.from() + colon,
          token.from() + colon + 1,
          "a colon is no operator. Write " + field + " = … or " + field + " ~ … instead.",
          "コロンは演算子ではありません。" + field + " = … または " + field + " ~ … と書いてください。",
          FieldType.TEXT.operators());
    }
    return at(
        text,
        token.from(),
        token.to(),
        "there is no field "
            + shown(token)
            + ". The nearest is "
            + names.get(0)
            + ". Write field."
            + shown(token)
            + " for a field of records,"
            + " or put quotes around it to look for the text.",
        "フィールド「"
            + shown(token)
            + "」はありません。最も近いのは "
            + names.get(0)
            + " です。ログのフィールドは field."
            + shown(token)
            + " と書き、テキストを探すときは引用符で囲んでください。",
        names);
  }

  static FilterException operator(String text, Token token, Field field) {
    List<String> operators = Nearest.of(token.text(), field.type().operators());
    String here = token.kind() == Token.Kind.END ? "" : ", but here stands " + shown(token);
    String hereJapanese = token.kind() == Token.Kind.END ? "" : "が、「" + shown(token) + "」があります";
    return at(
        text,
        token.from(),
        token.to(),
        "behind "
            + field.name()
            + " stands one of "
            + String.join(", ", field.type().operators())
            + here
            + ".",
        field.name()
            + " の後には "
            + String.join("、", field.type().operators())
            + " のいずれかを書きます"
            + hereJapanese
            + "。",
        operators);
  }

  static FilterException value(
      String text, Token token, Field field, String kind, String japanese) {
    List<String> words = Nearest.of(token.text(), field.words());
    return at(
        text,
        token.from(),
        token.to(),
        field.name()
            + " is compared with "
            + kind
            + (words.isEmpty() ? "" : ": " + some(field.words()))
            + ".",
        field.name()
            + " と比べるのは"
            + japanese
            + (words.isEmpty() ? "" : "（" + some(field.words()) + "）")
            + "です。",
        words);
  }

  static FilterException number(String text, Token token) {
    return at(
        text,
        token.from(),
        token.to(),
        "a whole number is expected here, such as 100.",
        "ここには 100 のような整数を書きます。",
        List.of());
  }

  static FilterException wildcard(String text, Token token, Field field) {
    return at(
        text,
        token.from(),
        token.to(),
        "= and in compare whole texts. Write "
            + field.name()
            + " ~ "
            + shown(token)
            + " for a pattern, or quotes around it for these very characters.",
        "= と in はテキスト全体を比べます。パターンは "
            + field.name()
            + " ~ "
            + shown(token)
            + " と書き、文字そのものを比べるときは引用符で囲んでください。",
        List.of("~"));
  }

  static FilterException onlyIn(String text, Token token, Field field) {
    return at(
        text,
        token.from(),
        token.to(),
        "networks and lists stand behind in: "
            + field.name()
            + " in "
            + shown(token)
            + ". Put quotes around it to compare the text.",
        "ネットワークとリストは in の後に書きます: "
            + field.name()
            + " in "
            + shown(token)
            + "。テキストとして比べるときは引用符で囲んでください。",
        List.of("in"));
  }

  static FilterException list(String text, Token token, Collection<String> lists) {
    List<String> nearest =
        Nearest.of(token.text(), lists.stream().map(name -> "%" + name + "%").toList());
    String have =
        nearest.isEmpty() ? "There are no lists." : "The nearest is " + nearest.get(0) + ".";
    String japanese = nearest.isEmpty() ? "リストはありません。" : "最も近いのは " + nearest.get(0) + " です。";
    return at(
        text,
        token.from(),
        token.to(),
        "there is no list " + shown(token) + ". " + have,
        "リスト「" + shown(token) + "」はありません。" + japanese,
        nearest);
  }

  static FilterException expected(String text, Token token, List<String> expected) {
    String here = token.kind() == Token.Kind.END ? "the text ends" : "here stands " + shown(token);
    String japanese = token.kind() == Token.Kind.END ? "ここで終わっています" : "「" + shown(token) + "」があります";
    return at(
        text,
        token.from(),
        token.to(),
        "expected " + String.join(" or ", expected) + ", but " + here + ".",
        String.join(" または ", expected) + " が必要ですが、" + japanese + "。",
        expected);
  }
}
