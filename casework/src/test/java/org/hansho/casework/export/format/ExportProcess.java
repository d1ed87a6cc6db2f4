package org.hansho.casework.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Language;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;

/** Writes all alerts of a store as one file, in a process of its own with a small heap. */
final class ExportProcess {
  private ExportProcess() {}

  /**
   * The store, the format and the file to write.
   *
   * @throws IOException if it cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    StoreSettings settings = StoreSettings.of(new StoreSettings.Sqlite(Path.of(arguments[0])));
    try (CaseStore store = CaseStore.open(settings);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
      new AlertFile(store)
          .write(
              AlertQuery.of(Alerts.TENANT),
              null,
              AlertFormats.of(arguments[1]).orElseThrow(),
              Presentation.of(Language.ENGLISH),
              Alerts.START,
              out);
    }
  }

  /**
   * Runs it and waits for its end.
   *
   * @param heap all of it, as in {@code -Xmx}
   * @throws IOException with what it said, if it failed
   */
  static void run(String heap, Path store, String format, Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heap, "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ".")));
    command.add(ExportProcess.class.getName());
    command.addAll(List.of(store.toString(), format, file.toString()));
    Path said = file.resolveSibling("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(Files.readString(said));
    }
  }
}
