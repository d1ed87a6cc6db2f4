package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.list.OwnEntry;
import org.hansho.casework.list.OwnListRefusedException;
import org.hansho.casework.list.OwnLists;
import org.hansho.casework.store.Transactions;
import org.hansho.content.Content;
import org.hansho.content.ListFile;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenants;
import org.hansho.sigma.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * One list of the caller's tenant: {@code /api/v1/lists/{name}} with its entries, and {@code
 * /api/v1/lists/{name}/entries}, where people of the tenant add some and remove their own.
 */
public final class OwnListRoutes {
  private static final String PATH = "/api/v1/lists/{name}";
  private static final int MOST_SHOWN = 1_000;

  private final Tenants tenants;
  private final OwnLists lists;
  private final Trail trail;
  private final Changer changer;
  private final LongSupplier clock;

  /** Changes entries and lets the tenant go on with them. */
  public interface Changer {
    /**
     * Tries the content with other entries, then writes them, then goes on with it.
     *
     * @param entries all of the tenant, with the change
     * @param write stores the change together with its row in the audit log
     * @throws HttpProblem if the content does not allow that; then nothing was written
     */
    void change(String tenant, List<OwnEntry> entries, Write write) throws IOException;
  }

  /** Stores a change. */
  public interface Write {
    /** Does it in one transaction. */
    void run() throws IOException;
  }

  /**
   * Routes over lists.
   *
   * @param clock nanoseconds since 1970
   */
  public OwnListRoutes(
      Tenants tenants, OwnLists lists, Trail trail, Changer changer, LongSupplier clock) {
    this.tenants = tenants;
    this.lists = lists;
    this.trail = trail;
    this.changer = changer;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.VIEWER, this::show),
        Route.post(PATH + "/entries", Role.ENGINEER, this::add),
        Route.delete(PATH + "/entries", Role.ENGINEER, this::remove));
  }

  private void show(Context call) {
    String tenant = Access.of(call).tenant();
    String name = call.pathParam("name");
    ListFile file = file(tenant, name);
    List<OwnEntry> own = lists.of(tenant, name);
    if (file == null && own.isEmpty()) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no list {0}.").inJapanese("リスト {0} はありません。", name));
    }
    String text = call.queryParam("text");
    String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    Json.answer(call, json -> write(name, file, own, wanted, json));
  }

  private @Nullable ListFile file(String tenant, String name) {
    Content content = tenants.of(tenant).engine().content();
    return content.listFiles().stream()
        .filter(one -> one.list().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void write(
      String name, @Nullable ListFile file, List<OwnEntry> own, String wanted, JsonGenerator json)
      throws IOException {
    Set<String> ownTexts = own.stream().map(OwnEntry::entry).collect(Collectors.toSet());
    List<String> others =
        file == null
            ? List.of()
            : file.list().entries().stream().filter(one -> !ownTexts.contains(one)).toList();
    List<OwnEntry> shownOwn = own.stream().filter(one -> has(one.line(), wanted)).toList();
    List<String> shown = others.stream().filter(one -> has(one, wanted)).toList();
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("kind", file == null ? "" : kind(file));
    json.writeBooleanField("intelligence", file != null && file.indicators() != null);
    json.writeNumberField("entries", own.size() + others.size());
    json.writeNumberField("found", shownOwn.size() + shown.size());
    json.writeArrayFieldStart("own");
    for (OwnEntry one : shownOwn.subList(0, Math.min(MOST_SHOWN, shownOwn.size()))) {
      write(one, json);
    }
    json.writeEndArray();
    Json.texts(json, "others", shown.subList(0, Math.min(MOST_SHOWN, shown.size())));
    json.writeEndObject();
  }

  private static boolean has(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String kind(ListFile file) {
    return file.list().kind().name().toLowerCase(Locale.ROOT);
  }

  private static void write(OwnEntry one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("entry", one.entry());
    json.writeStringField("note", one.note());
    json.writeStringField("author", one.author());
    Json.time(json, "time", one.time());
    json.writeEndObject();
  }

  private void add(Context call) throws IOException {
    Fields fields = Fields.of(call, "entry", "note");
    Grant grant = Access.of(call);
    OwnEntry one;
    try {
      one =
          lists.checked(
              new OwnEntry(
                  grant.tenant(),
                  call.pathParam("name"),
                  fields.text("entry").strip(),
                  fields.text("note", "").strip(),
                  grant.caller(),
                  clock.getAsLong()));
    } catch (OwnListRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
    check(one);
    Set<OwnEntry> all = all(grant.tenant());
    all.add(one);
    change(
        call,
        all,
        Trail.Step.made("list.add", "list " + one.list(), one.line()),
        connection -> {
          OwnLists.add(connection, one);
          return true;
        });
    Json.answer(call, json -> write(one, json));
  }

  /** What the list can hold. */
  private void check(OwnEntry one) {
    ListFile file = file(one.tenant(), one.list());
    if (file == null) {
      return;
    }
    if (file.indicators() != null) {
      throw new HttpProblem(
          409,
          Message.inEnglish(
                  "This list is threat intelligence. Put indicators of your own into a file, and"
                      + " name it in content.intelligence.")
              .inJapanese(
                  "このリストは脅威インテリジェンスのリストです。独自の指標はファイルに保存し、設定の content.intelligence で指定してください。"));
    }
    boolean isNetworks = file.list().kind() == ValueList.Kind.NETWORK;
    if (isNetworks && !ValueList.isNetwork(one.entry())) {
      throw new HttpProblem(
          400,
          Message.inEnglish(
                  "This list holds networks: write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32.")
              .inJapanese("このリストの項目はネットワークです。192.0.2.7、192.0.2.0/24、2001:db8::/32 のように指定してください。"));
    }
    if (file.list().entries().contains(one.entry())) {
      throw new HttpProblem(
          400, Message.inEnglish("The entry is there already.").inJapanese("その項目は、すでに登録されています。"));
    }
  }

  private Set<OwnEntry> all(String tenant) {
    return lists.of(tenant).values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void remove(Context call) throws IOException {
    String entry = call.queryParam("entry");
    if (entry == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter entry is missing.")
              .inJapanese("パラメーター entry を指定してください。"));
    }
    String tenant = Access.of(call).tenant();
    OwnEntry one =
        lists.of(tenant, call.pathParam("name")).stream()
            .filter(own -> own.entry().equals(entry))
            .findFirst()
            .orElseThrow(
                () ->
                    new HttpProblem(
                        404,
                        Message.inEnglish("Nobody of this tenant has added that entry to the list.")
                            .inJapanese("その項目は、このテナントでリストに追加されたものではありません。")));
    Set<OwnEntry> all = all(tenant);
    all.remove(one);
    change(
        call,
        all,
        new Trail.Step("list.remove", "list " + one.list(), one.line(), ""),
        connection -> {
          OwnLists.remove(connection, one);
          return true;
        });
    call.status(204);
  }

  private void change(
      Context call, Set<OwnEntry> all, Trail.Step step, Transactions.Work<Boolean> work)
      throws IOException {
    String tenant = Access.of(call).tenant();
    changer.change(
        tenant,
        List.copyOf(all),
        () -> {
          trail.change(call, tenant, step, work);
          lists.read();
        });
  }
}
