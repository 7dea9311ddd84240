export const help = `Usage: cloudtrail-lint [options] [paths]
       cloudtrail-lint rules [NAME | --preset NAME]
       cloudtrail-lint init [--preset NAME]
       cloudtrail-lint graph [--format NAME] [--project[=WHERE]] [paths]

Finds what weakens an AWS audit trail and the log bucket behind it in infrastructure templates.
Needs no configuration and reads none.

Paths are files, whatever their names; folders, of which all *.yaml, *.yml, *.json and *.template
are read but node_modules, what is in hidden folders and other worktrees of git and what links to
folders lead to; and quoted patterns such as "stacks/**/*.yaml". Without a path, the current folder
is searched. A command is one where it stands first; a path of that name is written "./rules".

Commands:
  rules                  List the rules, of all presets or of one
  rules NAME             Show the page of a rule: the threat, examples, options, controls
  init                   Write a configuration of ESLint for templates; where there is one already,
                         show what to add to it and change nothing
  graph                  Draw what is around the trails of templates, as mermaid (the default), dot
                         or json

Options:
      --project[=WHERE]  Judge the templates of a folder together, that of the repository where
                         none is named: nested stacks, imports, the trails of one account; and
                         show its trails in a table. A JSON file in place of the folder says
                         which templates are deployed to which account
      --preset NAME      recommended (the default), strict, account, all, or another preset
                         of the plugin
  -f, --format NAME      stylish (the default), lines (one for each finding), json, html, sarif,
                         gitlab (its code quality), or the name or path of a formatter for ESLint
      --explain          Say below each finding how its value and its conditions came to be
      --fix              Make the changes that only add evidence and save the files
      --fix-suggestions[=RULES]
                         Make what these rules suggest, too, and save the files: the first
                         suggestion of each finding, over and over until none is left, at most
                         ten times. RULES are names with commas between; without, all rules
      --dry-run          Show these changes as a diff and save nothing
      --max-warnings N   Fail where there are more than N warnings
  -h, --help             Show this
  -v, --version          Show the version

Findings go to the standard output; what was read and what went wrong, to the standard error.
A diff stands above the findings where people read them, that is with stylish, which is also how
'git apply' takes it; with any other format it goes to the standard error.
Exit status: 0 nothing found, 1 findings, 2 wrong usage or something that could not be done.
Commands end with 0 or 2.

Example:
  npx eslint-plugin-cloudtrail --preset strict templates/
`;
