package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.hansho.casework.audit.AuditCheck;
import org.hansho.casework.audit.AuditFault;
import org.hansho.casework.audit.AuditHead;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.store.StoreReading;
import org.hansho.casework.store.StoreSettings;
import org.hansho.report.text.Texts;
import org.hansho.server.StorePlan;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hansho audit verify}: looks at every row of the audit log. It reads the database itself,
 * so that the server need not be trusted, or run.
 */
@Command(name = "verify", separator = " ", sortOptions = false)
final class AuditVerifyCommand extends ServerCommand {
  @Option(names = "--head", paramLabel = "NUMBER:HASH", descriptionKey = "audit-head")
  private String head = "";

  AuditVerifyCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() {
    ServerSettings settings = settings();
    StoreSettings store = StorePlan.of(settings);
    if (store.place() instanceof StoreSettings.Sqlite sqlite && !Files.exists(sqlite.file())) {
      throw new Refusal(ExitCode.INPUT, texts.get("audit.nothing", sqlite.file().toString()));
    }
    try (StoreReading reading = StoreReading.open(store)) {
      AuditHead noted = noted(settings);
      AuditCheck check = AuditLog.verify(reading.transactions(), noted);
      if (noted.n() == 0 && check.rows() > 0) {
        say(texts.get("audit.no-head", StorePlan.auditHead(settings).toString()));
        print(check);
        return ExitCode.FINDINGS.code();
      }
      print(check);
      return (check.faults().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS).code();
    } catch (IOException failure) {
      throw new Refusal(ExitCode.INPUT, String.valueOf(failure.getMessage()));
    }
  }

  private AuditHead noted(ServerSettings settings) throws IOException {
    if (head.isEmpty()) {
      return AuditHead.read(StorePlan.auditHead(settings));
    }
    try {
      return AuditHead.parse(head);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(ExitCode.USAGE, "--head: " + wrong.getMessage());
    }
  }

  private void print(AuditCheck check) {
    for (AuditFault fault : check.faults()) {
      String kind = fault.kind().name().toLowerCase(Locale.ROOT);
      say(
          fault.first() == fault.last()
              ? texts.get("audit.fault." + kind, String.valueOf(fault.first()))
              : texts.get(
                  "audit.faults." + kind,
                  String.valueOf(fault.first()),
                  String.valueOf(fault.last())));
    }
    if (check.faults().isEmpty()) {
      say(texts.get("audit.sound", String.valueOf(check.rows())));
    }
    if (check.rows() > 0) {
      say(texts.get("audit.note", check.head().text()));
    }
  }
}
