package org.hansho.server.backup;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;

/** {@code POST /api/v1/backup}: answers with a backup of the whole server. */
public final class BackupRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/backup";

  private final Backup backup;

  /** A route to this. */
  public BackupRoute(Backup backup) {
    this.backup = backup;
  }

  @Override
  public void handle(Context call) throws IOException {
    if (!Access.of(call).everywhere()) {
      throw new HttpProblem(
          403,
          Message.inEnglish("Only who reaches every tenant may save the whole server.")
              .inJapanese("サーバー全体をバックアップできるのは、すべてのテナントにアクセスできるユーザーだけです。"));
    }
    call.contentType("application/zip");
    call.header("Hansho-Store", backup.isStoreExternal() ? "external" : "included");
    backup.write(call.outputStream(), Instant.now());
  }
}
