package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.local.run.RunnerSettings;
import org.hansho.report.EngineWords;
import org.hansho.server.history.LiveLessons;
import org.hansho.server.http.AskedLanguage;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * {@code /api/v1/learn}: teaches a tenant that runs from files of this machine. They may be any
 * that the server can read, so only whoever may do everything may name them.
 */
public final class LearnRoutes {
  private static final String PATH = "/api/v1/learn";
  private static final int MOST_PATHS = 1_000;

  private final LiveLessons lessons;
  private final Tenants tenants;
  private final Function<String, RunnerSettings> settings;
  private final Trail trail;

  /**
   * Routes to lessons of these tenants.
   *
   * @param settings those of a tenant's runner
   */
  public LearnRoutes(
      LiveLessons lessons,
      Tenants tenants,
      Function<String, RunnerSettings> settings,
      Trail trail) {
    this.lessons = lessons;
    this.tenants = tenants;
    this.settings = settings;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.ADMIN, this::show), Route.post(PATH, Role.ADMIN, this::begin));
  }

  private void begin(Context call) throws IOException {
    requireEverywhere(call);
    List<Path> paths = paths(Fields.of(call, "paths").list("paths"));
    Tenant tenant = tenants.of(Access.of(call).tenant());
    tenant.requireOpen();
    if (!lessons.begin(tenant, settings.apply(tenant.name()), paths)) {
      throw new HttpProblem(
          409,
          Message.inEnglish("A lesson is under way; wait for its end.")
              .inJapanese("過去のレコードを学習中です。終了を待ってください。"));
    }
    Trail.Step step =
        Trail.Step.made(
            "tenant.learn",
            "tenant " + tenant.name(),
            String.join(", ", paths.stream().map(Path::toString).toList()));
    trail.note(call, tenant.name(), step, AuditEntry.Outcome.DONE);
    call.status(202);
    show(call);
  }

  private static void requireEverywhere(Context call) {
    if (!Access.of(call).everywhere()) {
      throw new HttpProblem(
          403,
          Message.inEnglish("Only who reaches every tenant may have files of it read.")
              .inJapanese("サーバー上のファイルを学習させることができるのは、すべてのテナントにアクセスできるユーザーだけです。"));
    }
  }

  private static List<Path> paths(List<String> named) {
    if (named.isEmpty() || named.size() > MOST_PATHS) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field paths has 1 to {0} paths.")
              .inJapanese("フィールド paths には、1～{0} 個のパスを指定してください。", MOST_PATHS));
    }
    List<Path> paths = new ArrayList<>();
    for (String name : named) {
      paths.add(path(name));
    }
    return paths;
  }

  private static Path path(String name) {
    try {
      Path path = Path.of(name);
      if (!path.isAbsolute()) {
        throw new HttpProblem(
            400,
            Message.inEnglish("A path begins with /: {0}")
                .inJapanese("パスは / で始めてください。指定されたパス: {0}", name));
      }
      if (!Files.isReadable(path)) {
        throw new HttpProblem(
            400,
            Message.inEnglish("The server cannot read {0}.")
                .inJapanese("サーバーが {0} を読み取れません。", name));
      }
      return path;
    } catch (InvalidPathException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("This is no path: {0}")
              .inJapanese("パスとして正しくありません。{0}", Message.of(wrong)));
    }
  }

  private void show(Context call) {
    requireEverywhere(call);
    Optional<LiveLessons.Progress> progress = lessons.of(Access.of(call).tenant());
    Json.answer(call, json -> write(progress, AskedLanguage.of(call), json));
  }

  private static void write(
      Optional<LiveLessons.Progress> of, Language language, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("step", of.map(LearnRoutes::step).orElse("none"));
    if (of.isPresent()) {
      LiveLessons.Progress progress = of.get();
      json.writeNumberField("bytes", progress.bytes());
      json.writeNumberField("events", progress.events());
      Json.time(json, "until", progress.until());
      json.writeNumberField("states", progress.states());
      Json.texts(json, "unread", progress.unread());
      json.writeStringField("trouble", EngineWords.of(progress.trouble(), language));
    }
    json.writeEndObject();
  }

  private static String step(LiveLessons.Progress progress) {
    return progress.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
