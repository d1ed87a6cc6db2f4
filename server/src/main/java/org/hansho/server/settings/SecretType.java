package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.server.settings.ValueType.One;

/** The type of secrets, which stand in settings by reference only. */
final class SecretType {
  /** A variable that a secret names. */
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]{0,127})}");

  private static final String FILE = "file:";

  private SecretType() {}

  static One<Secret> secret() {
    return new One<>(
        new Words("${NAME} or file:PATH", "${NAME} または file:PATH"),
        SecretType::parse,
        Secret::reference,
        true);
  }

  /** Whether the text names a variable or a file. */
  static boolean isReference(String text) {
    return text.startsWith(FILE) || VARIABLE.matcher(text).matches();
  }

  private static Secret parse(String text, Lookup lookup) throws Refusal {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      String value = lookup.environment().get(variable.group(1));
      if (value == null || value.isEmpty()) {
        throw new Refusal(
            Message.inEnglish("the environment variable {0} is not set")
                .inJapanese("環境変数 {0} が設定されていません", variable.group(1)),
            Message.inEnglish("set it, or name a file with file:PATH")
                .inJapanese("環境変数を設定するか、file:PATH でファイルを指定してください"));
      }
      return new Secret(text, value);
    }
    if (text.startsWith(FILE)) {
      Path file = PathTypes.parse(text.substring(FILE.length()), lookup);
      return new Secret(FILE + file, SecretFiles.read(file));
    }
    throw new Refusal(
        Message.inEnglish("the secret itself stands here").inJapanese("シークレットがそのまま書かれています"),
        Message.inEnglish("write ${NAME} for an environment variable or file:PATH for a file")
            .inJapanese("環境変数は ${NAME}、ファイルは file:PATH の形で書いてください"));
  }
}
