package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.event.LogSource;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads one document by its kind. */
final class DocumentReader {
  /** What a document holds and which others it mentions. */
  record Parts(Draft.Content content, List<Draft.Mention> mentions) {}

  private final Mapping document;
  private final MappingReader keys;
  private final Header header;
  private final Scope scope;

  DocumentReader(Mapping document, Header header, Scope scope) {
    this.document = document;
    this.keys = new MappingReader(document, scope.problems());
    this.header = header;
    this.scope = scope;
  }

  /** The parts; null where the key of the kind holds no mapping, which is reported. */
  @Nullable Parts read(String kind) {
    Mapping body = keys.mapping(kind);
    if (body == null) {
      if (keys.node(kind) == null) {
        scope.problems().error(keys.place(kind), "'" + kind + "' is empty", "fill it or remove it");
      }
      return null;
    }
    return switch (kind) {
      case "detection" -> detection(body);
      case "filter" -> filter(body);
      case "correlation" -> new CorrelationReader(body, header, scope).read();
      default -> new BaselineReader(body, header, scope).read();
    };
  }

  private Parts detection(Mapping body) {
    LogSource logSource = LogSources.read(document, scope.problems());
    Expr expr = new DetectionReader(body, Set.of(), scope).read().expr();
    Rule rule =
        new Rule(
            header.reference(),
            header.id(),
            header.name(),
            header.title(),
            header.japaneseTitle(),
            header.description(),
            header.status(),
            header.level(),
            logSource,
            expr,
            header.tags(),
            header.fields(),
            header.falsePositives(),
            false,
            header.place());
    return new Parts(new Draft.DetectionContent(rule), List.of());
  }

  private Parts filter(Mapping body) {
    LogSource logSource = LogSources.read(document, scope.problems());
    DetectionReader.Detection detection = new DetectionReader(body, Set.of("rules"), scope).read();
    MappingReader bodyKeys = new MappingReader(body, scope.problems());
    if (!detection.hasNegation() && body.get("condition") instanceof Scalar condition) {
      scope
          .problems()
          .warning(
              condition.place(),
              "the filter keeps only the events it selects",
              "write 'not' before the selection of events to leave out");
    }
    List<Draft.Mention> mentions = new ArrayList<>();
    List<Scalar> rules = bodyKeys.scalars("rules");
    for (Scalar name : rules) {
      mentions.add(new Draft.Mention(name.text(), name.place()));
    }
    if (rules.isEmpty()) {
      scope
          .problems()
          .error(bodyKeys.place("rules"), "the filter names no rules", "add 'rules: any'");
    }
    boolean any = rules.size() == 1 && rules.get(0).text().equals("any");
    Filter filter = new Filter(header, any, logSource, detection.expr());
    return new Parts(new Draft.FilterContent(filter), any ? List.of() : mentions);
  }
}
