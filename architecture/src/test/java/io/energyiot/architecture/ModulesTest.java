package io.energyiot.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports go one way: a module knows those that stand beside it here, and no other. */
class ModulesTest {
  private static final String ROOT = "io.energyiot.";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("codec", Set.of("model")),
          Map.entry("formats", Set.of("model")),
          Map.entry("households", Set.of("model", "formats")),
          Map.entry("client", Set.of("model")),
          Map.entry("jobs", Set.of("model")),
          Map.entry("store", Set.of("model", "codec")),
          Map.entry("ingest", Set.of("model", "codec", "formats", "store", "bulk")),
          Map.entry("bulk", Set.of("model", "codec", "jobs")),
          Map.entry("load", Set.of("model", "codec", "formats", "store", "bulk")),
          Map.entry("loader", Set.of("model", "jobs", "store", "load", "platform")),
          Map.entry("query", Set.of("model", "store")),
          Map.entry(
              "analytics",
              Set.of("model", "jobs", "codec", "formats", "store", "bulk", "load", "query")),
          Map.entry(
              "server", Set.of("model", "jobs", "formats", "store", "ingest", "query", "platform")),
          Map.entry("platform", Set.of("model", "jobs")),
          Map.entry(
              "cli",
              Set.of(
                  "model",
                  "client",
                  "jobs",
                  "codec",
                  "formats",
                  "households",
                  "load",
                  "loader",
                  "store",
                  "ingest",
                  "platform")));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.energyiot");
  }

  @Test
  void modulesImportOnlyWhatTheyMay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : classes) {
      Set<String> allowed = MAY_IMPORT.get(moduleOf(from));
      for (Dependency each : from.getDirectDependenciesFromSelf()) {
        JavaClass to = each.getTargetClass();
        boolean ours = to.getPackageName().startsWith(ROOT);
        if (allowed != null
            && ours
            && !moduleOf(to).equals(moduleOf(from))
            && !allowed.contains(moduleOf(to))) {
          wrong.add(from.getName() + " -> " + to.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyModuleIsLookedAt() {
    Set<String> seen = new TreeSet<>();
    classes.forEach(each -> seen.add(moduleOf(each)));
    assertThat(seen).containsAll(MAY_IMPORT.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesHaveNoCycles(String module) {
    slices().assignedFrom(new PackagesOf(module)).should().beFreeOfCycles().check(classes);
  }

  static Stream<String> modules() {
    return Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("bench"));
  }

  /** Each package of a module is a slice, the root package too. */
  private record PackagesOf(String module) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      boolean ours = (type.getPackageName() + ".").startsWith(ROOT + module + ".");
      return ours ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + module;
    }
  }

  @Test
  void theServerDoesNotKnowHowReadingsAreStored() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(ROOT + "server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.datastax..", ROOT + "store.block..", ROOT + "store.cassandra..")
        .check(classes);
  }

  @Test
  void modelKnowsOnlyTheJdk() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(ROOT + "model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + "model..", "java..", "javax.net.ssl..")
        .check(classes);
  }

  @Test
  void onlyTheSstableWriterAndTheNodeKnowCassandrasOwnClasses() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "bulk.sstable..", ROOT + "node")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.cassandra..", ROOT + "bulk.sstable..", ROOT + "node")
        .check(classes);
  }

  @Test
  void onlyAnalyticsKnowsSpark() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "analytics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", ROOT + "analytics..")
        .check(classes);
  }

  @Test
  void avroIsKnownOnlyWhereRecordsAreMadeAndRead() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "formats.avro", ROOT + "ingest..", ROOT + "server.proxy", ROOT + "bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.avro..")
        .check(classes);
  }

  @Test
  void aSimpleNameIsThatOfOneClass() {
    Map<String, Set<String>> named = new TreeMap<>();
    for (JavaClass each : classes) {
      if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
        named.computeIfAbsent(each.getSimpleName(), first -> new TreeSet<>()).add(each.getName());
      }
    }
    named.values().removeIf(same -> same.size() == 1);
    assertThat(named).isEmpty();
  }

  private static String moduleOf(JavaClass type) {
    String rest = type.getPackageName().substring(ROOT.length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }
}
