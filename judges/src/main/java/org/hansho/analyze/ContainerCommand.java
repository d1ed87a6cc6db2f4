package org.hansho.analyze;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a command line of a container client asks for.
 *
 * @param action {@code run}, {@code create}, {@code exec}, {@code pull} …
 * @param image the image as it was written; empty if the action names none
 * @param container name or id of the container; empty if none is named
 * @param privileged whether all rights on the host are asked for
 * @param innerCommand the command inside of the container; empty if the image's own is used
 * @param capabilities capabilities that are added, in capitals and without {@code CAP_}
 * @param hostNamespaces namespaces that are those of the host: {@code pid}, {@code net} …
 */
record ContainerCommand(
    String action,
    String image,
    String container,
    boolean privileged,
    String innerCommand,
    Set<String> capabilities,
    Set<String> hostNamespaces) {
  /** Names of the clients, and of the program by which their interfaces are asked by hand. */
  static final ProgramNames CLIENTS =
      new ProgramNames(
          Set.of(
              "docker",
              "docker-current",
              "podman",
              "podman-remote",
              "nerdctl",
              "nerdctl.lima",
              "ctr",
              "crictl",
              "curl"));

  private static final Map<String, String> NAMESPACES =
      Map.of(
          "pid",
          "pid",
          "network",
          "net",
          "net",
          "net",
          "ipc",
          "ipc",
          "uts",
          "uts",
          "userns",
          "user",
          "cgroupns",
          "cgroup");

  private static final int LONGEST_COMMAND = 8192;
  private static final Set<String> NOUNS =
      Set.of(
          "container",
          "containers",
          "c",
          "image",
          "images",
          "i",
          "task",
          "tasks",
          "t",
          "compose",
          "service");
  private static final Set<String> WITH_IMAGE = Set.of("run", "create", "pull");

  private static final Options.Syntax GLOBAL =
      Options.Syntax.withValues(
          "Hclna",
          "host",
          "context",
          "config",
          "log-level",
          "tlscacert",
          "tlscert",
          "tlskey",
          "namespace",
          "address",
          "connection",
          "url",
          "root",
          "runroot",
          "runtime",
          "storage-driver",
          "cgroup-manager",
          "timeout",
          "runtime-endpoint",
          "image-endpoint");

  /** Options of run, create and exec take values, but for these. */
  private static final Options.Syntax OF_ACTION =
      Options.Syntax.allButFlags(
          "acehlmpuvw",
          "detach",
          "interactive",
          "tty",
          "rm",
          "privileged",
          "init",
          "read-only",
          "publish-all",
          "oom-kill-disable",
          "no-healthcheck",
          "sig-proxy",
          "disable-content-trust",
          "quiet",
          "all-tags",
          "use-api-socket",
          "replace",
          "rmi",
          "no-hosts",
          "no-hostname",
          "env-host",
          "http-proxy",
          "tls-verify",
          "all-pods",
          "latest",
          "net-host",
          "null-io",
          "no-pivot",
          "sync",
          "help");

  /** What the words ask for, or null if they name no action. */
  static @Nullable ContainerCommand of(List<String> words) {
    String client = Wrappers.baseName(words.get(0));
    if (client.equals("curl")) {
      return EngineRequest.of(words);
    }
    Options global = new Options(words, 1, GLOBAL);
    while (global.next()) {
      // Options of the client itself do not matter here.
    }
    int at = global.end();
    if (at < words.size() && NOUNS.contains(words.get(at))) {
      at++;
    }
    if (at >= words.size()) {
      return null;
    }
    return read(client, words.get(at), words, at + 1);
  }

  private static ContainerCommand read(String client, String action, List<String> words, int from) {
    Options options = new Options(words, from, OF_ACTION);
    boolean privileged = false;
    String name = "";
    String entryPoint = "";
    Set<String> capabilities = new TreeSet<>();
    Set<String> namespaces = new TreeSet<>();
    while (options.next()) {
      switch (options.name()) {
        case "privileged" -> privileged = isTrue(options.value());
        case "name" -> name = options.value();
        case "entrypoint" -> entryPoint = options.value();
        case "cap-add" -> addCapabilities(options.value(), capabilities);
        case "net-host" -> namespaces.add("net");
        default -> addNamespace(options, namespaces);
      }
    }
    int at = options.end();
    String subject = at < words.size() ? words.get(at++) : "";
    if (action.equals("exec")) {
      return new ContainerCommand(
          action, "", subject, privileged, rest(words, at, ""), Set.of(), Set.of());
    }
    if (!WITH_IMAGE.contains(action)) {
      return new ContainerCommand(action, "", "", privileged, "", Set.of(), Set.of());
    }
    if (client.equals("ctr") && at < words.size() && !action.equals("pull")) {
      name = words.get(at++);
    }
    String inner = rest(words, at, entryPoint);
    return new ContainerCommand(action, subject, name, privileged, inner, capabilities, namespaces);
  }

  private static void addCapabilities(String names, Set<String> into) {
    for (String name : names.toUpperCase(Locale.ROOT).split(",")) {
      into.add(name.startsWith("CAP_") ? name.substring(4) : name);
    }
  }

  private static void addNamespace(Options options, Set<String> into) {
    String namespace = NAMESPACES.get(options.name());
    if (namespace != null && options.value().equals("host")) {
      into.add(namespace);
    }
  }

  private static boolean isTrue(String value) {
    return !Set.of("false", "False", "FALSE", "f", "F", "0").contains(value);
  }

  private static String rest(List<String> words, int from, String before) {
    String command = String.join(" ", words.subList(Math.min(from, words.size()), words.size()));
    String whole =
        before.isEmpty() || command.isEmpty() ? before + command : before + " " + command;
    return whole.length() > LONGEST_COMMAND ? whole.substring(0, LONGEST_COMMAND) : whole;
  }

  /** The image without tag and digest. */
  String imageName() {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int tag = name.lastIndexOf(':');
    return tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
  }
}
