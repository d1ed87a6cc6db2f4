package org.hansho.server.reload;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.TenantSettings;

/**
 * How the files of the content of all tenants looked: names, sizes and times, of {@value #MOST}
 * files at most. Links are followed, since that is how orchestrators replace files; what Git keeps
 * for itself is passed over.
 *
 * @param seen size and time by name
 */
record ContentFiles(Map<String, String> seen) {
  private static final int MOST = 20_000;
  private static final int DEPTH = 16;

  /** How they look now. */
  static ContentFiles of(LoadedSettings settings) {
    Look look = new Look();
    for (TenantSettings tenant : settings.settings().tenants().values()) {
      ContentSelection content = tenant.content();
      content.detections().forEach(look::at);
      content.sigmaHq().forEach(look::at);
      content.lists().values().forEach(look::at);
      content.intelligence().forEach(look::at);
      content.geography().forEach(look::at);
      content.mappings().values().forEach(look::at);
    }
    return new ContentFiles(Map.copyOf(look.seen));
  }

  private static final class Look extends SimpleFileVisitor<Path> {
    private final Map<String, String> seen = new TreeMap<>();

    private void at(Path root) {
      try {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, this);
      } catch (IOException gone) {
        seen.put(root.toString(), "unreadable");
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean isOfGit = folder.endsWith(".git");
      return isOfGit ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      seen.put(file.toString(), attributes.size() + " " + attributes.lastModifiedTime());
      return seen.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      seen.put(file.toString(), "unreadable");
      return FileVisitResult.CONTINUE;
    }
  }
}
