-- Neovim, with the plugin nvim-lint (https://github.com/mfussenegger/nvim-lint): the buffer is checked as it is, saved
-- or not, together with the other files of a schema folder. Put it on the runtime path as lua/lockstep.lua and write
--
--   require('lockstep')
--   vim.api.nvim_create_autocmd({ 'BufEnter', 'TextChanged', 'InsertLeave' }, {
--     pattern = '*.prisma', callback = function() require('lint').try_lint('lockstep') end })
local severities = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  note = vim.diagnostic.severity.INFO,
}

require('lint').linters.lockstep = {
  cmd = 'lockstep',
  stdin = true,
  args = { 'validate', '-', '--format', 'json', '--stdin-path', function() return vim.api.nvim_buf_get_name(0) end },
  stream = 'stdout',
  ignore_exitcode = true,
  parser = function(output, buffer)
    local result = {}
    if output == '' then return result end -- the program could not do its work and has said so on stderr
    local name = vim.api.nvim_buf_get_name(buffer)
    for _, found in ipairs(vim.json.decode(output).diagnostics) do
      if found.file == name then
        table.insert(result, {
          -- Neovim counts lines and bytes from 0.
          lnum = found.line - 1,
          col = found.byte_column - 1,
          end_lnum = found.end_line - 1,
          end_col = found.end_byte_column - 1,
          severity = severities[found.severity],
          code = found.code,
          message = found.help == '' and found.message or found.message .. '\n' .. found.help,
          source = 'lockstep',
        })
      end
    end
    return result
  end,
}
