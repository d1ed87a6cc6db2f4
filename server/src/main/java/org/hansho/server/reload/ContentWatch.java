package org.hansho.server.reload;

import java.io.Closeable;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hansho.server.settings.ContentSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds whether files of the content have changed, and reloads once they have not
 * changed any more for that long, so that half a copy is not read. Looks at names, sizes and times,
 * of {@value #MOST_FILES} files at most; links are followed, since that is how orchestrators
 * replace files.
 */
public final class ContentWatch implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);
  private static final long SECONDS = 2;
  private static final int MOST_FILES = 20_000;
  private static final int DEPTH = 16;

  private final Reload reload;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "content-watch");

  /** Begins to look. */
  public ContentWatch(Reload reload) {
    this.reload = reload;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    Map<String, String> loaded = look();
    Map<String, String> before = loaded;
    try {
      while (!closing.await(SECONDS, TimeUnit.SECONDS)) {
        Map<String, String> now = look();
        if (!now.equals(loaded) && now.equals(before) && reload.isWatching()) {
          loaded = now;
          reload();
        }
        before = now;
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void reload() {
    try {
      reload.reload();
    } catch (ReloadRefusedException told) {
      LOG.debug("The change is left alone until the next one", told);
    }
  }

  private Map<String, String> look() {
    Map<String, String> seen = new TreeMap<>();
    for (ContentSelection content : reload.content()) {
      content.detections().forEach(path -> look(path, seen));
      content.lists().values().forEach(path -> look(path, seen));
      content.intelligence().forEach(path -> look(path, seen));
      content.geography().forEach(path -> look(path, seen));
    }
    return seen;
  }

  private static void look(Path root, Map<String, String> seen) {
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Look(seen));
    } catch (IOException gone) {
      seen.put(root.toString(), "unreadable");
    }
  }

  private static final class Look extends SimpleFileVisitor<Path> {
    private final Map<String, String> seen;

    Look(Map<String, String> seen) {
      this.seen = seen;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      seen.put(file.toString(), attributes.size() + " " + attributes.lastModifiedTime());
      return seen.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      seen.put(file.toString(), "unreadable");
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }
}
