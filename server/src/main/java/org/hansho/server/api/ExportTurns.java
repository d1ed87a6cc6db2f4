package org.hansho.server.api;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;

/** Lets a few exports run at once, and none wait. Safe from any thread. */
final class ExportTurns {
  private static final int AT_ONCE = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** One export. */
  interface Export {
    /** Runs it to its end. */
    void run() throws IOException;
  }

  /**
   * Runs an export.
   *
   * @throws HttpProblem with status 429 and when to try again, if as many as may are under way
   */
  void take(Export export) throws IOException {
    if (!free.tryAcquire()) {
      throw new HttpProblem(
              429,
              Message.inEnglish(
                      "{0} exports are under way, which is the most; wait for one of them.")
                  .inJapanese("エクスポートが、同時に実行できる上限の {0} 件に達しています。いずれかの終了を待ってください。", AT_ONCE))
          .after("10");
    }
    try {
      export.run();
    } finally {
      free.release();
    }
  }
}
