package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.DocumentAccount;
import org.hansho.testkit.tenant.record.Caller;

/** A program known to the account reads whole collections page by page. */
final class DocumentsBulkRead implements Attack {
  @Override
  public String slug() {
    return "cosmos-db/data-exfiltration";
  }

  @Override
  public Target write(Scene scene, Script script) {
    DocumentAccount account = scene.team().documents().get(0);
    Caller caller = scene.team().applications().get(0).documentCaller(scene.dice());
    for (int i = 0; i < scene.amount(1_200, 80); i++) {
      long bytes = scene.dice().size(1_700_000, 0.3);
      script
          .pause(2 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.document(time, account.call(caller, "ReadFeed", scene.dice(), bytes)));
    }
    return Target.documents(account.resource(), caller);
  }
}
