package org.hansho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import org.hansho.report.text.Texts;
import org.hansho.server.StorePlan;
import org.hansho.server.backup.Backup;
import org.hansho.server.backup.BackupRoute;
import org.hansho.server.backup.Restore;
import org.hansho.server.backup.StoppedServer;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho backup}: saves a server in one file, whether it runs or not. */
@Command(name = "backup", separator = " ", sortOptions = false)
final class BackupCommand extends ServerCommand {
  private static final String UNFINISHED = ".unfinished";

  @Parameters(paramLabel = "FILE", descriptionKey = "backup-file")
  private Path file = Path.of("");

  BackupCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerSettings settings = settings();
    if (Files.exists(file)) {
      throw new Refusal(ExitCode.USAGE, texts.get("backup.exists", file.toString()));
    }
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      try (OutputStream out = OwnersFile.create(unfinished)) {
        save(settings, out);
      }
      Restore.Restored saved = Restore.verify(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      say(texts.get("backup.done", file.toString(), saved.parts(), saved.bytes() >> 20));
      if (saved.external()) {
        say(texts.get("backup.external"));
      }
      return ExitCode.CLEAN.code();
    } catch (IOException failure) {
      throw new Refusal(
          ExitCode.OUTPUT, texts.get("backup.failed", String.valueOf(failure.getMessage())));
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void save(ServerSettings settings, OutputStream out) throws IOException {
    StoppedServer stopped;
    try {
      stopped = StoppedServer.of(settings);
    } catch (IOException runs) {
      new ServerClient(settings, "", texts).save(BackupRoute.PATH, out);
      return;
    }
    try (stopped) {
      new Backup(settings, StorePlan.of(settings), stopped).write(out, Instant.now());
    }
  }
}
