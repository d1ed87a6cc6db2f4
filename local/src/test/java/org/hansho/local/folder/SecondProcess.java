package org.hansho.local.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A program that opens a data folder and says whether it could. */
final class SecondProcess {
  static final int REFUSED = 3;

  private SecondProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
      System.out.println(folder.journal().toFile().isDirectory() ? "opened" : "no journal");
    } catch (FolderRefusedException refusal) {
      System.out.println(refusal.getMessage());
      System.exit(REFUSED);
    }
  }
}
