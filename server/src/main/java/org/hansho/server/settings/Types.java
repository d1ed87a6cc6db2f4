package org.hansho.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.address.Address;
import org.hansho.alert.Message;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.hansho.server.settings.ValueType.One;
import org.hansho.server.settings.ValueType.Parser;

/** The types that values of settings have; those of paths are {@link PathTypes}. */
final class Types {
  /** Of tenants, and ids of sources; without underscores, so that variables can name them. */
  static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+]):[0-9]{1,5}");

  /** The store that needs no database. */
  static final String SQLITE = "sqlite";

  private static final int MOST_DIGITS = 18;
  private static final int LARGEST_PORT = 65_535;

  private Types() {}

  static One<Boolean> flag() {
    Parser<Boolean> parser =
        (text, lookup) ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw new Refusal(
                      Message.inEnglish("neither true nor false")
                          .inJapanese("true でも false でもありません"));
            };
    return open(new Words("true or false", "true または false"), parser, String::valueOf);
  }

  static One<Integer> number(int least, int most) {
    Words possible =
        new Words("a whole number from " + least + " to " + most, least + "～" + most + " の整数");
    return open(possible, (text, lookup) -> whole(text, least, most), String::valueOf);
  }

  private static int whole(String text, int least, int most) throws Refusal {
    if (!text.matches("-?(0|[1-9][0-9]*)") || text.length() > MOST_DIGITS) {
      throw new Refusal(Message.inEnglish("not a whole number").inJapanese("整数ではありません"));
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new Refusal(
          number < least
              ? Message.inEnglish("less than {0}").inJapanese("下限の {0} より小さい値です", least)
              : Message.inEnglish("more than {0}").inJapanese("上限の {0} を超えています", most));
    }
    return (int) number;
  }

  static One<Duration> duration(String least, String most) {
    long from = bound(least, Quantity.TIME);
    long to = bound(most, Quantity.TIME);
    return open(
        new Words(
            "a time from " + least + " to " + most + ", with ms, s, m, h or d",
            least + "～" + most + " の時間。単位は ms、s、m、h、d"),
        (text, lookup) -> Duration.ofMillis(Quantity.parse(text, Quantity.TIME, from, to)),
        value -> Quantity.text(value.toMillis(), Quantity.TIME));
  }

  static One<Long> size(String least, String most) {
    long from = bound(least, Quantity.SIZE);
    long to = bound(most, Quantity.SIZE);
    return open(
        new Words(
            "a size from " + least + " to " + most + ", with B, KiB, MiB, GiB or TiB",
            least + "～" + most + " のサイズ。単位は B、KiB、MiB、GiB、TiB"),
        (text, lookup) -> Quantity.parse(text, Quantity.SIZE, from, to),
        value -> Quantity.text(value, Quantity.SIZE));
  }

  private static long bound(String text, List<Quantity.Unit> units) {
    try {
      return Quantity.parse(text, units, 0, Long.MAX_VALUE);
    } catch (Refusal e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** One of these words. */
  static One<String> choice(List<String> words) {
    Parser<String> parser =
        (text, lookup) -> {
          if (!words.contains(text)) {
            throw new Refusal(
                Message.inEnglish("not known").inJapanese("指定できる値ではありません"),
                Message.suggesting(text, words));
          }
          return text;
        };
    return open(
        new Words("one of " + String.join(", ", words), String.join("、", words) + " のいずれか"),
        parser,
        word -> word);
  }

  static One<SourceKind> sourceKind() {
    List<SourceKind> kinds = List.of(SourceKind.values());
    One<String> word = choice(kinds.stream().map(SourceKind::word).toList());
    Parser<SourceKind> parser =
        (text, lookup) -> {
          String known = word.parser().parse(text, lookup);
          return kinds.stream().filter(kind -> kind.word().equals(known)).findFirst().orElseThrow();
        };
    return open(word.possible(), parser, SourceKind::word);
  }

  static One<String> format() {
    List<String> names = Formats.ALL.stream().map(Format::name).collect(Collectors.toList());
    Parser<String> parser =
        (text, lookup) -> {
          if (!names.contains(text)) {
            throw new Refusal(
                Message.inEnglish("not a format").inJapanese("形式の名前ではありません"),
                Message.suggesting(text, names));
          }
          return text;
        };
    return open(
        new Words(
            "the name of a format, see [formats.md](formats.md)",
            "形式の名前。[formats.md](formats.md) を参照"),
        parser,
        name -> name);
  }

  /** The name of a tenant or source. */
  static One<String> name() {
    return matching(
        NAME,
        new Words(
            "a name of at most 63 lower-case letters, digits and hyphens",
            "英小文字、数字、ハイフンからなる 63 文字以内の名前"));
  }

  static One<String> text(int longest) {
    Parser<String> parser =
        (text, lookup) -> {
          if (text.isBlank() || text.length() > longest) {
            throw new Refusal(
                text.isBlank()
                    ? Message.inEnglish("empty").inJapanese("空です")
                    : Message.inEnglish("longer than {0} characters")
                        .inJapanese("{0} 文字を超えています", longest));
          }
          if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                Message.inEnglish("a control character is in it").inJapanese("制御文字が含まれています"));
          }
          return text;
        };
    return open(
        new Words("a text of at most " + longest + " characters", longest + " 文字以内の文字列"),
        parser,
        text -> text);
  }

  private static One<String> matching(Pattern pattern, Words possible) {
    Parser<String> parser =
        (text, lookup) -> {
          if (!pattern.matcher(text).matches()) {
            throw new Refusal(
                Message.inEnglish("not written as it must be").inJapanese("決められた書き方ではありません"));
          }
          return text;
        };
    return open(possible, parser, text -> text);
  }

  /** Where a listener listens. */
  static One<String> address() {
    Parser<String> parser =
        (text, lookup) -> {
          if (!isAddress(text) && !isHostName(text)) {
            throw new Refusal(
                Message.inEnglish("neither an IP address nor a host name")
                    .inJapanese("IP アドレスでもホスト名でもありません"));
          }
          return text;
        };
    return open(new Words("an IP address or host name", "IP アドレスまたはホスト名"), parser, text -> text);
  }

  /** A name whose last part is not a number, which would be a mistyped address. */
  private static boolean isHostName(String text) {
    return HOST.matcher(text).matches() && !text.matches("(.*\\.)?[0-9]+");
  }

  static One<String> hostAndPort() {
    Parser<String> parser =
        (text, lookup) -> {
          if (!HOST_AND_PORT.matcher(text).matches()) {
            throw new Refusal(
                Message.inEnglish("not a host with a port").inJapanese("ホストとポートの組ではありません"));
          }
          whole(text.substring(text.lastIndexOf(':') + 1), 1, LARGEST_PORT);
          return text;
        };
    return open(new Words("HOST:PORT", "HOST:PORT"), parser, text -> text);
  }

  static One<String> network() {
    Parser<String> parser =
        (text, lookup) -> {
          int slash = text.indexOf('/');
          String address = slash < 0 ? text : text.substring(0, slash);
          if (!isAddress(address)) {
            throw new Refusal(Message.inEnglish("not a network").inJapanese("ネットワークではありません"));
          }
          if (slash >= 0) {
            whole(text.substring(slash + 1), 0, address.contains(":") ? 128 : 32);
          }
          return text;
        };
    return open(
        new Words("a network such as 198.51.100.0/24", "198.51.100.0/24 のようなネットワーク"),
        parser,
        text -> text);
  }

  private static boolean isAddress(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Address().parse(bytes, 0, bytes.length);
  }

  /** {@code sqlite}, or where a PostgreSQL is, without user and password. */
  static One<String> database() {
    return open(
        new Words(
            "sqlite or postgresql://HOST:PORT/DATABASE",
            "sqlite または postgresql://HOST:PORT/DATABASE"),
        (text, lookup) -> databaseUrl(text),
        text -> text);
  }

  private static String databaseUrl(String text) throws Refusal {
    if (text.equals(SQLITE)) {
      return text;
    }
    try {
      URI url = new URI(text);
      if (url.getRawUserInfo() != null || String.valueOf(url.getRawQuery()).contains("password")) {
        throw new Refusal(
            Message.inEnglish("user and password cannot stand in it")
                .inJapanese("ユーザーとパスワードが含まれています"),
            Message.inEnglish("use store.user and store.password")
                .inJapanese("store.user と store.password を使ってください"));
      }
      boolean isWhole =
          url.getHost() != null
              && url.getRawPath().matches("/[A-Za-z0-9_.%-]+")
              && url.getRawFragment() == null;
      if ("postgresql".equals(url.getScheme()) && isWhole) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw new Refusal(
          Message.inEnglish("not the address of a database").inJapanese("データベースのアドレスではありません"));
    }
    throw new Refusal(
        Message.inEnglish("not the address of a database").inJapanese("データベースのアドレスではありません"));
  }

  static <T> One<T> open(Words possible, Parser<T> parser, Function<T, String> writer) {
    return new One<>(possible, parser, writer, false);
  }
}
