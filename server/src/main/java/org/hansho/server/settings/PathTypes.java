package org.hansho.server.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hansho.server.settings.ValueType.One;
import org.hansho.server.settings.ValueType.Parser;

/** The types of values that are paths. Relative ones are resolved. */
final class PathTypes {
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
          requireReadable(file, Files.isRegularFile(file), "file");
          return file;
        });
  }

  /** A file that only its owner and group may read. */
  static One<Path> privateFile() {
    return type(
        new Words("a file that only owner and group can read", "所有者とグループだけが読めるファイル"),
        (text, lookup) -> {
          Path file = parse(text, lookup);
          requireReadable(file, Files.isRegularFile(file), "file");
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
          requireReadable(folder, Files.isDirectory(folder), "folder");
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
          requireReadable(path, exists, "file or folder");
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
            throw new Refusal("not a name with a file");
          }
          Path file = parse(text.substring(equals + 1), lookup);
          requireReadable(file, Files.isRegularFile(file), "file");
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
            throw new Refusal("not a pattern of paths below a root");
          }
          try {
            lookup.base().getFileSystem().getPathMatcher("glob:" + text);
          } catch (IllegalArgumentException e) {
            throw new Refusal("not a pattern");
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
      throw new Refusal("empty");
    }
    if (text.startsWith("-----BEGIN")) {
      throw new Refusal("the content of a file stands here, not its path");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal("a control character is in it");
    }
    try {
      return lookup.base().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new Refusal("not a path");
    }
  }

  private static void requireReadable(Path path, boolean exists, String what) throws Refusal {
    if (!exists) {
      throw new Refusal("there is no such " + what, "looked for " + path);
    }
    if (!Files.isReadable(path)) {
      throw new Refusal("it cannot be read", "let the user that runs Hansho read " + path);
    }
  }
}
