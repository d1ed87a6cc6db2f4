package org.hansho.server.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.server.settings.ValueType.One;
import org.hansho.server.settings.ValueType.Parser;

/** The types of values that are paths. Relative ones are resolved. */
final class PathTypes {
  private static final Message FILE = Message.inEnglish("file").inJapanese("ファイル");
  private static final Message FOLDER = Message.inEnglish("folder").inJapanese("フォルダー");
  private static final Message EITHER =
      Message.inEnglish("file or folder").inJapanese("ファイルまたはフォルダー");

  private static final Pattern LIST_NAME = Pattern.compile("[a-z0-9][a-z0-9_]{0,62}");
  private static final int LONGEST_GLOB = 500;

  private PathTypes() {}

  /** A list by its name and the file that holds it. */
  record NamedFile(String name, Path file) {
    String written() {
      return name + "=" + file;
    }
  }

  /** A path at which there need not be anything yet. */
  static One<Path> path() {
    return type(new Words("a path", "パス"), PathTypes::parse);
  }

  /** A file that can be read. */
  static One<Path> file() {
    return type(
        new Words("a file that exists", "存在するファイル"),
        (text, lookup) -> {
          Path file = parse(text, lookup);
          requireReadable(file, Files.isRegularFile(file), FILE);
          return file;
        });
  }

  /** A file that only its owner and group may read. */
  static One<Path> privateFile() {
    return type(
        new Words("a file that only owner and group can read", "所有者とグループだけが読めるファイル"),
        (text, lookup) -> {
          Path file = parse(text, lookup);
          requireReadable(file, Files.isRegularFile(file), FILE);
          SecretFiles.requirePrivate(file);
          return file;
        });
  }

  /** A folder that can be read. */
  static One<Path> folder() {
    return type(
        new Words("a folder that exists", "存在するフォルダー"),
        (text, lookup) -> {
          Path folder = parse(text, lookup);
          requireReadable(folder, Files.isDirectory(folder), FOLDER);
          return folder;
        });
  }

  /** A file or folder that can be read. */
  static One<Path> fileOrFolder() {
    return type(
        new Words("a file or folder that exists", "存在するファイルまたはフォルダー"),
        (text, lookup) -> {
          Path path = parse(text, lookup);
          boolean exists = Files.isRegularFile(path) || Files.isDirectory(path);
          requireReadable(path, exists, EITHER);
          return path;
        });
  }

  /** {@code NAME=FILE}. */
  static One<NamedFile> namedFile() {
    return Types.open(
        new Words("NAME=FILE", "NAME=FILE"),
        (text, lookup) -> {
          int equals = text.indexOf('=');
          if (equals < 1 || !LIST_NAME.matcher(text.substring(0, equals)).matches()) {
            throw new Refusal(
                Message.inEnglish("not a name with a file").inJapanese("名前とファイルの組ではありません"));
          }
          Path file = parse(text.substring(equals + 1), lookup);
          requireReadable(file, Files.isRegularFile(file), FILE);
          return new NamedFile(text.substring(0, equals), file);
        },
        NamedFile::written);
  }

  /** A pattern of paths below a root. */
  static One<String> glob() {
    return Types.open(
        new Words("a pattern such as *.log or **/audit.log", "*.log や **/audit.log のようなパターン"),
        (text, lookup) -> {
          if (text.isBlank() || text.length() > LONGEST_GLOB || text.startsWith("/")) {
            throw new Refusal(
                Message.inEnglish("not a pattern of paths below a root")
                    .inJapanese("ルートの下のパスのパターンではありません"));
          }
          try {
            lookup.base().getFileSystem().getPathMatcher("glob:" + text);
          } catch (IllegalArgumentException e) {
            throw new Refusal(Message.inEnglish("not a pattern").inJapanese("パターンではありません"));
          }
          return text;
        },
        text -> text);
  }

  private static One<Path> type(Words possible, Parser<Path> parser) {
    return Types.open(possible, parser, Path::toString);
  }

  /** An absolute path. */
  static Path parse(String text, Lookup lookup) throws Refusal {
    if (text.isBlank()) {
      throw new Refusal(Message.inEnglish("empty").inJapanese("空です"));
    }
    if (text.startsWith("-----BEGIN")) {
      throw new Refusal(
          Message.inEnglish("the content of a file stands here, not its path")
              .inJapanese("ファイルのパスではなく、ファイルの内容が書かれています"));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(
          Message.inEnglish("a control character is in it").inJapanese("制御文字が含まれています"));
    }
    try {
      return lookup.base().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new Refusal(Message.inEnglish("not a path").inJapanese("パスではありません"));
    }
  }

  private static void requireReadable(Path path, boolean exists, Message what) throws Refusal {
    if (!exists) {
      throw new Refusal(
          Message.inEnglish("there is no such {0}").inJapanese("{0}がありません", what),
          Message.inEnglish("looked for {0}").inJapanese("探した場所: {0}", path));
    }
    if (!Files.isReadable(path)) {
      throw new Refusal(
          Message.inEnglish("it cannot be read").inJapanese("読み取れません"),
          Message.inEnglish("let the user that runs Hansho read {0}")
              .inJapanese("Hansho を実行するユーザーが {0} を読み取れるようにしてください", path));
    }
  }
}
