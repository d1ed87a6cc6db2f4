package org.hansho.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.hansho.alert.Message;

/** Files that hold a secret. */
final class SecretFiles {
  private static final int LONGEST = 64 << 10;

  private SecretFiles() {}

  /** The only line of a file. */
  static String read(Path file) throws Refusal {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          Message.inEnglish("there is no such file").inJapanese("ファイルがありません"),
          Message.inEnglish("looked for {0}").inJapanese("探した場所: {0}", file));
    }
    requirePrivate(file);
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new Refusal(
            Message.inEnglish("the file is larger than 64 KiB").inJapanese("ファイルが 64 KiB を超えています"));
      }
      return onlyLine(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Refusal(
          Message.inEnglish("the file is not UTF-8").inJapanese("ファイルが UTF-8 ではありません"));
    } catch (IOException e) {
      throw new Refusal(
          Message.inEnglish("the file cannot be read").inJapanese("ファイルを読み取れません"),
          Message.inEnglish("let the user that runs Hansho read {0}")
              .inJapanese("Hansho を実行するユーザーが {0} を読み取れるようにしてください", file));
    }
  }

  private static String onlyLine(String text) throws Refusal {
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (line.isBlank()) {
      throw new Refusal(Message.inEnglish("the file is empty").inJapanese("ファイルが空です"));
    }
    if (line.indexOf('\n') >= 0) {
      throw new Refusal(
          Message.inEnglish("the file has more than one line").inJapanese("ファイルが 2 行以上あります"));
    }
    return line;
  }

  /**
   * Refuses a file that every user of the machine can read; asks nothing where modes are unknown.
   */
  static void requirePrivate(Path file) throws Refusal {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw new Refusal(
            Message.inEnglish("every user can read the file").inJapanese("ファイルを、すべてのユーザーが読み取れます"),
            Message.inEnglish("run chmod o-r {0}, or mount it with the mode 0440")
                .inJapanese("chmod o-r {0} を実行するか、モード 0440 でマウントしてください", file));
      }
    } catch (UnsupportedOperationException e) {
      // A file system without modes of POSIX.
    } catch (IOException e) {
      throw new Refusal(
          Message.inEnglish("the file cannot be read").inJapanese("ファイルを読み取れません"),
          Message.inEnglish("let the user that runs Hansho read {0}")
              .inJapanese("Hansho を実行するユーザーが {0} を読み取れるようにしてください", file));
    }
  }
}
