package org.hansho.server.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * The web console: {@code /}, its pages, which are all one document, and the files that it loads.
 * These hold no data and need no role; what they show comes from the API.
 *
 * <p>Where Hansho was built without Node.js there is no console, and a small page says so.
 */
public final class ConsoleRoutes {
  /** The first part of the paths of all pages; the console has the same list. */
  static final Set<String> PAGES =
      Set.of(
          "overview",
          "alerts",
          "incidents",
          "entity",
          "suppressions",
          "exports",
          "sources",
          "detections",
          "audit",
          "people",
          "selftest",
          "lists",
          "settings");

  /** Nothing from elsewhere, nothing inside of a page, no page inside of others. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String FOLDER = "/hansho/console/";
  private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-]{1,100}\\.(js|css|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private static final String NONE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Hansho</title>
      <h1>Hansho</h1>
      <p>This server runs, but was built without its console, since Node.js 20 or newer with npm was
      not there. Install both and build again, or use the commands <code>./hansho alert list</code>,
      <code>source status</code>, <code>user</code>, <code>token</code> and <code>audit</code>, or
      the API below <code>/api/v1</code>.</p>
      <p lang="ja">サーバーは動作していますが、ビルド時に Node.js 20 以降と npm がなかったため、コンソールは含まれていません。両方を\
      インストールしてビルドし直すか、コマンド <code>./hansho alert list</code>、<code>source status</code>、\
      <code>user</code>、<code>token</code>、<code>audit</code>、または <code>/api/v1</code> 以下の API を\
      お使いください。</p>
      </html>
      """;

  private final byte[] index;

  private ConsoleRoutes(byte[] index) {
    this.index = index;
  }

  /** Routes over the console that was built with this program, if any. */
  public static ConsoleRoutes built() throws IOException {
    byte[] index = read("index.html");
    return new ConsoleRoutes(index == null ? NONE.getBytes(StandardCharsets.UTF_8) : index);
  }

  /** The routes; they answer only what no route before them does. */
  public List<Route> routes() {
    return List.of(
        Route.get("/", Role.ANYONE, this::index),
        Route.get("/assets/{file}", Role.ANYONE, ConsoleRoutes::asset),
        Route.get("/{page}", Role.ANYONE, this::page));
  }

  private void page(Context call) {
    if (!PAGES.contains(call.pathParam("page"))) {
      throw new HttpProblem(
          404, Message.inEnglish("There is nothing at this path.").inJapanese("このパスには何もありません。"));
    }
    index(call);
  }

  private void index(Context call) {
    call.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cache-Control", "no-cache")
        .contentType("text/html; charset=utf-8")
        .result(index);
  }

  /** A file whose name has a hash of what it holds, so that it may be kept for ever. */
  private static void asset(Context call) throws IOException {
    String name = call.pathParam("file");
    byte[] file = ASSET.matcher(name).matches() ? read("assets/" + name) : null;
    if (file == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is nothing at this path.").inJapanese("このパスには何もありません。"));
    }
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    call.header("Cache-Control", "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .contentType(type)
        .result(file);
  }

  private static byte @Nullable [] read(String name) throws IOException {
    try (InputStream file = ConsoleRoutes.class.getResourceAsStream(FOLDER + name)) {
      return file == null ? null : file.readAllBytes();
    }
  }
}
