package dev.tendero.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.home.Home;
import dev.tendero.security.Accounts;
import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "accounts",
    description = "Who may sign in with a password of ours: shows them, adds, resets, removes.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AccountsCommand.Add.class,
      AccountsCommand.Reset.class,
      AccountsCommand.Remove.class
    })
final class AccountsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin HomeOption home = new HomeOption();

  @Override
  public Integer call() {
    return run(
        home,
        "accounts",
        Map.of(),
        Accounts::list,
        accounts -> accounts.forEach(AccountsCommand::print));
  }

  @Command(
      name = "add",
      description = "Adds an account and prints its password, this once.",
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Mixin HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "NAME")
    String name = "";

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "ROLE",
        description = "catalog-admin, compliance, operator or shopper.")
    List<String> roles = new ArrayList<>();

    @Override
    public Integer call() {
      return run(
          home,
          "accounts/add",
          Map.of("name", name, "roles", roles),
          accounts -> accounts.add(name, roles),
          AccountsCommand::print);
    }
  }

  @Command(
      name = "reset",
      description = "Gives an account a new password and prints it, this once; signs it out.",
      mixinStandardHelpOptions = true)
  static final class Reset implements Callable<Integer> {
    @Mixin HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Override
    public Integer call() {
      return run(
          home,
          "accounts/reset",
          Map.of("name", name),
          accounts -> accounts.reset(name),
          AccountsCommand::print);
    }
  }

  @Command(
      name = "remove",
      description = "Removes an account and signs it out.",
      mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {
    @Mixin HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Override
    public Integer call() {
      return run(
          home,
          "accounts/remove",
          Map.of("name", name),
          accounts -> {
            accounts.remove(name);
            return Map.of();
          },
          removed -> {});
    }
  }

  /** Through the server that holds the home, else here. */
  private static int run(
      HomeOption option,
      String path,
      Map<String, Object> order,
      Function<Accounts, Object> task,
      Consumer<JsonNode> print) {
    Home home = option.existing();
    var server = ServerClient.of(home);
    if (server.isPresent()) {
      print.accept(server.get().post(path, order));
      return Exits.DONE;
    }
    return Program.run(
        home,
        HomeOption.lock(home),
        Optional.empty(),
        () -> {
          Accounts accounts = Arc.container().instance(Accounts.class).get();
          print.accept(JSON.valueToTree(task.apply(accounts)));
          return Exits.DONE;
        });
  }

  private static void print(JsonNode account) {
    var roles = new ArrayList<String>();
    account.path("roles").forEach(role -> roles.add(role.asText()));
    String password = account.path("password").asText("");
    System.out.printf(
        "%-20s %s%s%n",
        account.path("name").asText(),
        password.isEmpty() ? "" : password + "   ",
        String.join(", ", roles));
  }
}
