package org.hansho.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Files that hold a secret. */
final class SecretFiles {
  private static final int LONGEST = 64 << 10;

  private SecretFiles() {}

  /** The only line of a file. */
  static String read(Path file) throws Refusal {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("there is no such file", "looked for " + file);
    }
    requirePrivate(file);
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new Refusal("the file is larger than 64 KiB");
      }
      return onlyLine(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Refusal("the file is not UTF-8");
    } catch (IOException e) {
      throw new Refusal("the file cannot be read", "let the user that runs Hansho read " + file);
    }
  }

  private static String onlyLine(String text) throws Refusal {
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (line.isBlank()) {
      throw new Refusal("the file is empty");
    }
    if (line.indexOf('\n') >= 0) {
      throw new Refusal("the file has more than one line");
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
            "every user can read the file",
            "run chmod o-r " + file + ", or mount it with the mode 0440");
      }
    } catch (UnsupportedOperationException e) {
      // A file system without modes of POSIX.
    } catch (IOException e) {
      throw new Refusal("the file cannot be read", "let the user that runs Hansho read " + file);
    }
  }
}
