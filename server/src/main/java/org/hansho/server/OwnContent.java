package org.hansho.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Message;
import org.hansho.casework.list.OwnEntry;
import org.hansho.casework.list.OwnLists;
import org.hansho.server.api.OwnListRoutes;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.ReloadRefusedException;
import org.hansho.server.settings.TenantSettings;

/** Entries that people add to lists, as content that a tenant goes on with. */
record OwnContent(Reload reload) implements OwnListRoutes.Changer {
  /** The entries of a tenant by list, each list as a sequence of YAML. */
  static Map<String, String> of(OwnLists lists, TenantSettings tenant) {
    return texts(lists.of(tenant.name()).values().stream().flatMap(List::stream).toList());
  }

  private static Map<String, String> texts(List<OwnEntry> entries) {
    Map<String, StringBuilder> lists = new TreeMap<>();
    for (OwnEntry one : entries) {
      lists
          .computeIfAbsent(one.list(), unseen -> new StringBuilder())
          .append("- '")
          .append(one.entry().replace("'", "''"))
          .append("'\n");
    }
    Map<String, String> texts = new TreeMap<>();
    lists.forEach((name, lines) -> texts.put(name, lines.toString()));
    return texts;
  }

  @Override
  public void change(String tenant, List<OwnEntry> entries, OwnListRoutes.Write write)
      throws IOException {
    List<OwnEntry> sorted = entries.stream().sorted(OwnLists.ORDER).toList();
    try {
      reload.change(tenant, texts(sorted), write::run);
    } catch (ReloadRefusedException refused) {
      throw new HttpProblem(
          409,
          Message.inEnglish("The list does not hold so: {0}")
              .inJapanese("この内容では、リストを使えません。{0}", Message.of(refused)));
    }
  }
}
