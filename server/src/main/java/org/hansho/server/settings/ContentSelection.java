package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tenant detects, and with which data.
 *
 * @param builtIn whether the detections of Hansho are used
 * @param basics whether those of the section {@code basics} are used too
 * @param detections further files and folders of Sigma rules and detections
 * @param sigmaHq checkouts of SigmaHQ's rules
 * @param disabled ids of detections that are left out
 * @param lists further lists by name, or ones in place of built-in ones
 * @param entries further entries of lists by name, each a sequence of YAML; those that people keep
 *     in the alert store
 * @param intelligence files of threat intelligence
 * @param geography databases of where addresses are
 * @param mappings files that describe records of sources, by the name of the format they give
 * @param ownNetworks networks of the tenant, as CIDR
 */
public record ContentSelection(
    boolean builtIn,
    boolean basics,
    List<Path> detections,
    List<Path> sigmaHq,
    List<String> disabled,
    Map<String, Path> lists,
    Map<String, String> entries,
    List<Path> intelligence,
    List<Path> geography,
    Map<String, Path> mappings,
    List<String> ownNetworks) {
  /** Copies the collections. */
  public ContentSelection {
    detections = List.copyOf(detections);
    sigmaHq = List.copyOf(sigmaHq);
    disabled = List.copyOf(disabled);
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    intelligence = List.copyOf(intelligence);
    geography = List.copyOf(geography);
    mappings = Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
    ownNetworks = List.copyOf(ownNetworks);
  }

  /** The same with these entries of lists. */
  public ContentSelection withEntries(Map<String, String> others) {
    return new ContentSelection(
        builtIn,
        basics,
        detections,
        sigmaHq,
        disabled,
        lists,
        others,
        intelligence,
        geography,
        mappings,
        ownNetworks);
  }
}
