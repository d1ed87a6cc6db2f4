package org.hansho.server.reload;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds whether files of the content differ from what is loaded, and reloads once
 * they have not changed any more for that long, so that half a copy is not read. A state of the
 * files that was refused is not tried again.
 */
public final class ContentWatch implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);
  private static final long SECONDS = 2;
  private static final long STOP_MILLIS = 10_000;

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
    ContentFiles before = reload.loadedFiles();
    ContentFiles refused = before;
    try {
      while (!closing.await(SECONDS, TimeUnit.SECONDS)) {
        ContentFiles now = reload.filesNow();
        boolean isNew = !now.equals(reload.loadedFiles()) && !now.equals(refused);
        if (isNew && now.equals(before) && reload.isWatching()) {
          refused = now;
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
    } catch (ReloadRefusedException refused) {
      LOG.debug("The change is left alone until the next one", refused);
    } catch (RuntimeException | Error fault) {
      LOG.error("Changed content could not be loaded, a fault of this program", fault);
    }
  }

  /** Ends behind a reload that is under way; interrupting it could close files of the runner. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
